'use client';
import type { ReactNode } from 'react';
import { nobody } from './en/nobody';
import { MoreWords } from './more-words';

const words = { nobody };

/** The words of a device on which nobody is signed in. */
export function NobodyWords({ children }: { children: ReactNode }) {
  return <MoreWords messages={words}>{children}</MoreWords>;
}
