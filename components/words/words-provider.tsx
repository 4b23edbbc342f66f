'use client';
import { type ComponentProps, type ReactNode, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'use-intl';

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => 'UTC';
const never = () => () => {};

interface WordsProviderProps {
  /** The namespaces that are used below: a page loads no others. */
  messages: ComponentProps<typeof IntlProvider>['messages'];
  children: ReactNode;
}

/**
 * Words and the person's own time zone for every client component below.
 * The first paint of server-made HTML says UTC and the device's zone follows at once, so that hydration agrees.
 */
export function WordsProvider({ messages, children }: WordsProviderProps) {
  const timeZone = useSyncExternalStore(never, deviceZone, serverZone);
  return (
    <I18nProvider locale="en-GB">
      <IntlProvider locale="en" messages={messages} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}
