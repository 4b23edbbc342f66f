'use client';
import type { ComponentProps, ReactNode } from 'react';
import { IntlProvider, useMessages } from 'use-intl';

/** Adds the namespaces of a part that is loaded later: its words come with it. */
export function MoreWords({
  messages,
  children,
}: {
  messages: NonNullable<ComponentProps<typeof IntlProvider>['messages']>;
  children: ReactNode;
}) {
  const known = useMessages();
  return (
    <IntlProvider locale="en" messages={{ ...known, ...messages }}>
      {children}
    </IntlProvider>
  );
}
