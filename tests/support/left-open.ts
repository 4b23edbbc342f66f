import type { BrowserContext } from '@playwright/test';

const contexts = new WeakSet<BrowserContext>();

/** This browser lives on from test to test, and whoever opened it closes it. */
export function leaveOpen(context: BrowserContext): void {
  contexts.add(context);
}

export const isLeftOpen = (context: BrowserContext): boolean => contexts.has(context);
