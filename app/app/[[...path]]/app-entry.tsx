'use client';
import { type ReactNode, useSyncExternalStore } from 'react';
import { AppWords } from '#components/words/app-words';
import { AppScreens } from './app-screens';

const never = () => () => {};

/**
 * The app runs in the browser only: it reads the device's store, which a server does not have. Its code is named in
 * the page all the same, so that it comes with the page and not after it.
 */
export function AppEntry({ start }: { start: ReactNode }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isBrowser ? (
    <AppWords>
      <AppScreens start={start} />
    </AppWords>
  ) : (
    start
  );
}
