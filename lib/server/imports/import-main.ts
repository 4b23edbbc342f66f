import 'server-only';
import { parseArgs } from 'node:util';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { closePool } from '#db/connection';
import { isTimeZone } from '#domain/reports/days';
import { isTransient } from '#server/sync/driver-errors';
import { Busy } from '#server/sync/transact';
import { importIncidents } from './import-incidents';
import { importPeople } from './import-people';
import { incidentMappingOf } from './incident-mapping';
import { ZONE_OF_ORGANISATION } from './mapping';
import { peopleMappingOf } from './people-mapping';
import { ImportProblem } from './problem';
import { progressBar, progressLine } from './progress-line';
import { reportLines } from './report';
import type { Progress } from './walk';

const USAGE = `npm run import -- incidents FILE [--preset NAME | --mapping FILE] [--zone ZONE]
npm run import -- people FILE [--mapping FILE] [--country CH]
both: [--delimiter ";"] [--encoding windows-1252] [--dry-run]`;

/** Complete, but rows were refused. */
const SOME_REFUSED = 2;

/** `npm run import`: what it does with which file, from the command line. */
async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [kind, path, ...more] = positionals;
  if (!path || more.length > 0 || (kind !== 'incidents' && kind !== 'people'))
    throw new ImportProblem('say what to import, and from which file', USAGE);
  const { zone, country, delimiter, encoding } = values;
  if (zone && zone !== ZONE_OF_ORGANISATION && !isTimeZone(zone))
    throw new ImportProblem(`"${zone}" is no time zone`, 'Use a name such as Europe/Berlin.');
  if (country && !isSupportedCountry(country))
    throw new ImportProblem(`"${country}" is no country`, 'Use its two letters, such as CH.');
  const options = {
    ...{ path, zone, encoding },
    delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter,
    dryRun: values['dry-run'] ?? false,
    progress: shown(),
  };
  if (options.delimiter !== undefined && options.delimiter.length !== 1)
    throw new ImportProblem(
      'the delimiter is one character',
      'Quote it: --delimiter ";" or --delimiter tab.',
    );
  const summary =
    kind === 'incidents'
      ? await importIncidents(await incidentMappingOf(values), options)
      : await importPeople(await peopleMappingOf(values.mapping), {
          ...options,
          country: country && isSupportedCountry(country) ? country : undefined,
        });
  clearLine();
  console.log(reportLines(summary, path).join('\n'));
  return summary.refused > 0 ? SOME_REFUSED : 0;
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ preset: text, mapping: text, delimiter: text, encoding: text, zone: text, country: text },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ImportProblem((error as Error).message, USAGE);
  }
}

const tty = process.stdout.isTTY === true;
const clearLine = () => tty && process.stdout.write('\r\x1b[K');

/** A bar that moves on a terminal, a line every few seconds elsewhere. */
function shown(): (now: Progress) => void {
  let phase: Progress['phase'] | undefined;
  let began = 0;
  let last = 0;
  return (now) => {
    const at = performance.now();
    if (now.phase !== phase) {
      phase = now.phase;
      began = at;
      last = at;
    }
    const done = now.of !== null && now.rows === now.of;
    if (at - last < (tty ? 100 : 5_000) && !(done && !tty)) return;
    last = at;
    if (tty) {
      const width = Math.max(20, (process.stdout.columns ?? 100) - 1);
      process.stdout.write(`\r\x1b[K${progressBar(now, at - began).slice(0, width)}`);
    } else console.log(progressLine(now, at - began));
  };
}

/** A command that is killed takes us along: what was not committed is not there. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 500).unref();
}

function explain(error: unknown): void {
  clearLine();
  if (error instanceof ImportProblem) {
    console.error(`\nFailed: ${error.message}`);
    if (error.advice) console.error(`What to do: ${error.advice}`);
    return;
  }
  if (error instanceof Busy || isTransient(error)) {
    console.error(`\nFailed: the database does not answer (${(error as Error).message})`);
    console.error(
      'What to do: run the same command again. What is imported stays, and is not imported twice.',
    );
    return;
  }
  console.error(`\nFailed: ${error instanceof Error ? error.stack : String(error)}`);
}

endWithParent();
process.chdir(process.env.INIT_CWD ?? process.cwd());
main()
  .catch((error: unknown) => {
    explain(error);
    return 1;
  })
  .then(async (code) => {
    await closePool();
    process.exitCode = code;
  });
