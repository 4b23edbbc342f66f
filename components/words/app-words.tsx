'use client';
import type { ReactNode } from 'react';
import { common } from './en/common';
import { nav } from './en/shell-nav';
import { tickets } from './en/tickets';
import { WordsProvider } from './words-provider';

const words = { common, nav, tickets };

/** The words of the app; what is loaded later brings its own (more-words.tsx). */
export function AppWords({ children }: { children: ReactNode }) {
  return <WordsProvider messages={words}>{children}</WordsProvider>;
}
