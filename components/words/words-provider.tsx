'use client';
import { type ReactNode, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'use-intl';
import { en } from './en';

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => 'UTC';
const never = () => () => {};

/**
 * Words and the person's own time zone for every client component below.
 * The first paint of server-made HTML says UTC and the device's zone follows at once, so that hydration agrees.
 */
export function WordsProvider({ children }: { children: ReactNode }) {
  const timeZone = useSyncExternalStore(never, deviceZone, serverZone);
  return (
    <I18nProvider locale="en-GB">
      <IntlProvider locale="en" messages={en} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}
