'use client';
import type { ReactNode } from 'react';
import { notify } from './en/notify';
import { settle } from './en/settle';
import { sync } from './en/sync';
import { MoreWords } from './more-words';

const words = { notify, sync, settle };

/** The words of the screens about the device itself. */
export function SyncWords({ children }: { children: ReactNode }) {
  return <MoreWords messages={words}>{children}</MoreWords>;
}
