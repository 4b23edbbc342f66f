import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Seeds that once found something are lived through in every run. */
export const PINNED = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, 'pinned.json'), 'utf8'),
) as Record<'oracle' | 'mariadb', number[]>;

/** Says which stories went wrong, with the way to live through one of them again. */
export function report(failures: ReadonlyMap<number, string>, flags = ''): string {
  const lines = [...failures].map(
    ([seed, failure]) => `seed ${seed} (npm run simulate -- --seed ${seed}${flags}):\n${failure}`,
  );
  return lines.length === 0
    ? ''
    : `${lines.slice(0, 3).join('\n\n')}\n\nfailing seeds, to be pinned in tests/simulation/pinned.json: ${[...failures.keys()].join(', ')}`;
}
