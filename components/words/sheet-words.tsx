'use client';
import type { ReactNode } from 'react';
import { useMessages } from 'use-intl';
import { sheets } from './en/sheets';
import { MoreWords } from './more-words';

/** The words of a ticket's sheets, beside those of the ticket: they come with the sheets. */
export function SheetWords({ children }: { children: ReactNode }) {
  const { tickets } = useMessages();
  return <MoreWords messages={{ tickets: { ...tickets, ...sheets } }}>{children}</MoreWords>;
}
