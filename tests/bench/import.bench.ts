import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closePool } from '#db/connection';
import { migrateDatabase } from '#db/migrate';
import { importIncidents } from '#server/imports/import-incidents';
import { incidentMapping } from '#server/imports/incident-mapping';
import { parseMapping } from '#server/imports/mapping';

/** How much memory a dry run of a file of 300 MB takes, beside one of 3 MB of the same run. */
const MB = 1024 * 1024;
const MOST = 64 * MB;

const server = process.env.TEST_DATABASE_URL;
if (!server) throw new Error('run this with npm run bench');
process.env.DATABASE_URL = server;
await migrateDatabase(server);
const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-import-bench-'));
const mapping = parseMapping(
  'bench',
  {
    source: 'bench',
    fields: {
      number: '{number}',
      title: '{title}',
      description: '{text}',
      requester: '{who}',
      createdAt: '{opened}',
      closedAt: '{closed}',
    },
  },
  incidentMapping,
);

try {
  const small = await measured('3 MB', 3 * MB);
  const large = await measured('300 MB', 300 * MB);
  const growth = large.most - small.most;
  console.log(`memory grows by ${(growth / MB).toFixed(0)} MB, at most ${MOST / MB} MB allowed`);
  if (growth > MOST) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  await closePool();
}

async function measured(name: string, bytes: number): Promise<{ most: number }> {
  const file = await written(bytes);
  let most = 0;
  const began = performance.now();
  const told = await importIncidents(mapping, {
    path: file,
    dryRun: true,
    progress: () => {
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  if (told.made.ticket !== told.rows) throw new Error(`${told.made.ticket} of ${told.rows} rows`);
  console.log(
    `${name}: ${told.rows} rows, ${Math.round(told.rows / seconds)} rows/s, at most ${(most / MB).toFixed(0)} MB`,
  );
  return { most };
}

async function written(bytes: number): Promise<string> {
  const file = path.join(folder, `${bytes}.csv`);
  const stream = createWriteStream(file);
  stream.write('number,title,text,who,opened,closed\n');
  const text = 'It does not work as it did yesterday, over\nseveral lines. '.repeat(40);
  for (let n = 0, size = 0; size < bytes; n++) {
    const line = `N${n},Wi-Fi ${n % 50},"${text}",Caller ${n % 997},2016-02-29T01:16,2016-03-05T12:00\n`;
    size += line.length;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  if (statSync(file).size < bytes) throw new Error('the file is too small');
  return file;
}
