'use client';
import { type ReactNode, useSyncExternalStore } from 'react';

export interface ToastWords {
  /** one line about what you just did */
  text: ReactNode;
  icon?: ReactNode;
  action?: { label: string; onPress: () => void };
}

const waiting: ToastWords[] = [];
let taker: ((words: ToastWords) => void) | null = null;
let isWanted = false;
const listeners = new Set<() => void>();

/** Say what was just done, with one way back. Errors that need a decision are banners, not toasts. */
export function showToast(words: ToastWords): void {
  if (taker) {
    taker(words);
    return;
  }
  waiting.push(words);
  isWanted = true;
  for (const listener of listeners) listener();
}

/** Whoever shows toasts takes those that wait, and all that follow. @returns ends it */
export function takeToasts(show: (words: ToastWords) => void): () => void {
  taker = show;
  for (const words of waiting.splice(0)) show(words);
  return () => {
    taker = null;
  };
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether there was ever something to say. */
export const useToastWanted = (): boolean =>
  useSyncExternalStore(
    watch,
    () => isWanted,
    () => false,
  );
