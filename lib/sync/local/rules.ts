import type { LocalStore, LocalTables } from './ports';

type Rules = typeof import('./run-local');

let rules: Rules | null = null;

/** Work that waits here must be run, and what intents do is not loaded yet. */
class RulesNotHere extends Error {
  override readonly name = 'RulesNotHere';
}

/**
 * What every intent does, and how it is run here. A device needs it for the first thing done on it, not to show what
 * came from the server: it is a good part of the app's code.
 */
export async function loadRules(): Promise<Rules> {
  if (!rules) {
    // Before the first schema is made.
    await import('./no-eval');
    rules = await import('./run-local');
  }
  return rules;
}

/** The same inside a transaction, which cannot wait for code. @throws RulesNotHere */
export function rulesHere(): Rules {
  if (!rules) throw new RulesNotHere();
  return rules;
}

/** A write that may put waiting work back on top: it is run once more when it turns out to need the rules. */
export async function writeRows<T>(store: LocalStore, work: (t: LocalTables) => Promise<T>): Promise<T> {
  try {
    return await store.write(work);
  } catch (error) {
    if (!(error instanceof RulesNotHere)) throw error;
    await loadRules();
    return store.write(work);
  }
}
