'use client';
import { open } from './current';

let started: Promise<void> | null = null;

/** Opens the right store and begins to sync. Call it once when the app appears; more calls do nothing. */
export function startClient(): Promise<void> {
  started ??= open();
  return started;
}
