'use client';
import type { ReactNode } from 'react';
import { nobody } from './en/nobody';
import { MoreWords } from './more-words';

const words = { nobody };

/** The words of where nobody, or nothing, is. */
export function NobodyWords({ children }: { children: ReactNode }) {
  return <MoreWords messages={words}>{children}</MoreWords>;
}
