'use client';
import type { ReactNode } from 'react';
import { common } from './en/common';
import { guest } from './en/guest';
import { WordsProvider } from './words-provider';

const words = { common, guest };

/** The words of the page of a label, for somebody without an account. */
export function GuestWords({ children }: { children: ReactNode }) {
  return <WordsProvider messages={words}>{children}</WordsProvider>;
}
