'use client';
import { type FormEvent, useState, useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * Submits by script and never twice at once. Not by React's form actions: those clear the form afterwards, also
 * when it was refused. `isReady` is false until the page is alive, so that nothing is submitted past the script.
 */
export function useSubmit(work: () => Promise<void>) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [isBusy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return { submit, isReady: isAlive && !isBusy };
}
