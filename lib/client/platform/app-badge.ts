/** Not in every browser; one that has it may refuse it, e.g. where the app is not installed. */
interface Badged {
  setAppBadge?(count?: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** The count on the icon of the app; 0 takes it away. */
export function showAppBadge(count: number): void {
  const { setAppBadge, clearAppBadge } = navigator as Badged;
  const done = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator);
  done?.catch(() => undefined);
}
