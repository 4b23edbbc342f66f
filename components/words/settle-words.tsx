'use client';
import type { ReactNode } from 'react';
import { settle } from './en/settle';
import { MoreWords } from './more-words';

const words = { settle };

/** The words of what the person has to settle; they come with it. */
export function SettleWords({ children }: { children: ReactNode }) {
  return <MoreWords messages={words}>{children}</MoreWords>;
}
