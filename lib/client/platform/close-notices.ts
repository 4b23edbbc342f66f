/** Takes away the notifications that are on display: they tell of tickets, and somebody else may hold the device now. */
export async function closeNotices(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const shown = (await registration?.getNotifications?.().catch(() => [])) ?? [];
  for (const notice of shown) notice.close();
}
