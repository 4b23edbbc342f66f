'use client';
import type { ReactNode } from 'react';
import { en } from './en';
import { WordsProvider } from './words-provider';

/** All words: the desk shows tickets, people and settings. */
export function DeskWords({ children }: { children: ReactNode }) {
  return <WordsProvider messages={en}>{children}</WordsProvider>;
}
