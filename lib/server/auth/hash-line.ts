import 'server-only';

/** Passwords being hashed at this moment: each takes 19 MiB and a core. */
const AT_ONCE = 4;
const IN_LINE = 64;

const holder = globalThis as typeof globalThis & { holdfastLine?: { running: number; line: (() => void)[] } };
holder.holdfastLine ??= { running: 0, line: [] };
const state = holder.holdfastLine;

/** Runs work that hashes, a few at a time for all doors of this process. `full`: not run, the line is too long. */
export async function inLine<T>(work: () => Promise<T>): Promise<T | 'full'> {
  if (state.running >= AT_ONCE) {
    if (state.line.length >= IN_LINE) return 'full';
    await new Promise<void>((resolve) => state.line.push(resolve));
  } else {
    state.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = state.line.shift();
    if (next) next();
    else state.running -= 1;
  }
}
