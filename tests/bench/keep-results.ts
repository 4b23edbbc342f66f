import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { findMariadb } from '../../scripts/lib/mariadb-find.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const FILE = inRoot('docs/benchmarks.md');

/**
 * Puts a measurement into docs/benchmarks.md, in the place of its last one, when the run was asked to (`--write`).
 * @param name of the benchmark: the text between `<!-- name -->` and `<!-- /name -->` is replaced
 */
export function keepResults(name: string, text: string): void {
  if (!process.argv.includes('--write')) return;
  const day = new Date().toISOString().slice(0, 10);
  const kept = `<!-- ${name} -->\n\n\`npm run bench -- ${name} --write\`, ${day}, on ${machine()}.\n\n${text}\n\n<!-- /${name} -->`;
  const page = readFileSync(FILE, 'utf8');
  const place = new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`);
  if (!place.test(page)) throw new Error(`docs/benchmarks.md has no place for "${name}"`);
  writeFileSync(
    FILE,
    page.replace(place, () => kept),
  );
  console.log(`docs/benchmarks.md: ${name}`);
}

/** What the machine is, without its name. */
function machine(): string {
  const version = execFileSync(findMariadb().server, ['--version'], { encoding: 'utf8' });
  const mariadb = /(\d+\.\d+\.\d+)-MariaDB/.exec(version)?.[1] ?? 'unknown';
  const cores = os.availableParallelism();
  return `${cores} cores shared by the app, its database and the load; Node ${process.versions.node}, MariaDB ${mariadb}`;
}
