'use client';
import type { ReactNode } from 'react';
import { access } from './en/access';
import { common } from './en/common';
import { doors } from './en/doors';
import { guest } from './en/guest';
import { known } from './en/known';
import { notify } from './en/notify';
import { scores } from './en/scores';
import { WordsProvider } from './words-provider';

const words = { access, common, doors, guest, known, notify, scores };

/** The words of the doors, and of one's own account. */
export function DoorWords({ children }: { children: ReactNode }) {
  return <WordsProvider messages={words}>{children}</WordsProvider>;
}
