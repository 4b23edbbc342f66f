import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { person, team } from '#db/schema/people';
import { syncChange } from '#db/schema/sync';
import { numberSequence, ticket } from '#db/schema/tickets';
import { importIncidents } from '#server/imports/import-incidents';
import { oneAtATime } from '#server/imports/one-at-a-time';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { fileFolder, HEADER, madeUp, mapping } from './files';

const files = fileFolder();
let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(async () => {
  files.drop();
  await base.drop();
});

const rowsOf = async () => {
  const tables = [ticket, person, team, auditEntry, syncChange];
  const counts = tables.map(async (table) => (await base.db.select({ n: count() }).from(table))[0]?.n);
  return Promise.all(counts);
};
const good = madeUp(1, 300, Date.now()).text;
const line = (over: Partial<Record<string, string>>) => {
  const row: Record<string, string | undefined> = {
    ...{ number: 'X1', state: 'Active', caller: 'Asha', sub: 'Sub 1', priority: '3', opened: '2016-02-29' },
    ...over,
  };
  return HEADER.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(',');
};
const header = `${HEADER.join(',')}\n`;

describe('a file that is broken as a whole', () => {
  it.each([
    ['is empty', ''],
    ['has no rows below its header', header],
    ['has no column "number"', 'a,b,c\n1,2,3\n'],
    ['no row of .* can be imported', `${header}${line({ opened: '2016-31-12' })}\n${line({ caller: '' })}\n`],
    ['is not utf-8 text', Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xfe, 0x41])])],
    ['is not a text file', `${good}\0\0\u0001`],
    ['a quote', `${good}"open,1,2\n${'x,y\n'.repeat(50)}`],
    ['is damaged', gzipSync(good).subarray(0, 900)],
  ])('leaves nothing behind: %s', async (words, content) => {
    const before = await rowsOf();
    const path = files.keep('broken.csv', content);
    await expect(importIncidents(mapping(), { path })).rejects.toThrow(new RegExp(words));
    expect(await rowsOf()).toEqual(before);
    expect(existsSync(`${path}.errors.csv`)).toBe(false);
  });

  it('stops at a wrong mapping before the first of a thousand names is made', async () => {
    const many = Array.from({ length: 700 }, (_, n) => line({ number: `M${n}`, group: `Text ${n}` }));
    const path = files.keep('many.csv', `${header}${many.join('\n')}\n`);
    const before = await rowsOf();
    await expect(importIncidents(mapping(), { path })).rejects.toThrow('more than 500 new teams');
    expect(await rowsOf()).toEqual(before);
  });
});

describe('rows that are broken', () => {
  it('are refused with their reason, kept in a file that can be mended and imported, and hold nobody up', async () => {
    const content = [
      line({ number: 'G1' }),
      line({ number: 'B1', opened: '31/4/2016' }),
      line({ number: 'B2', caller: '?' }),
      line({ number: 'B3', state: '=cmd|"/C calc"!A1' }),
      line({ number: 'G1', sub: 'again' }),
      'too,few',
      line({ number: 'G2', symptom: 'over\ntwo lines' }),
    ].join('\n');
    const path = files.keep('some.csv', `\ufeff${header}${content}\n`);
    const told = await importIncidents(mapping(), { path });
    expect(told).toMatchObject({ rows: 7, refused: 5, made: { ticket: 2 }, errorFile: `${path}.errors.csv` });
    const kept = readFileSync(`${path}.errors.csv`, 'utf8');
    // A24 nothing in it opens as a formula.
    expect(kept).not.toMatch(/(^|,)"?[=+@-]/m);
    expect(kept).toContain(`"'=cmd|""/C calc""!A1"`);
    expect(kept.split('\r\n').map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
      '"import_row","import_column","import_reason"',
      '"3","opened","""31/4/2016"" is no date in the form iso or d/m/yyyy"',
      '"4","caller","is empty"',
      `"5","state","""=cmd|""/C calc""!A1"" is not among the values of the mapping"`,
      '"6","","has the same key as a row further up"',
      '"7","","has 2 cells',
      '',
    ]);

    const mended = kept.replaceAll('31/4/2016', '30/4/2016').replaceAll(`'=cmd|""/C calc""!A1`, 'Active');
    const again = await importIncidents(mapping(), { path: files.keep('mended.csv', mended) });
    expect(again).toMatchObject({ present: 1, made: { ticket: 2 } });
    const all = (await base.db.select({ key: ticket.externalId }).from(ticket)).map((row) => row.key).sort();
    expect(all).toEqual(['old-desk:B1', 'old-desk:B3', 'old-desk:G1', 'old-desk:G2']);
    const [sequence] = await base.db.select().from(numberSequence);
    expect(sequence?.last).toBe(4);
  });

  it('are listed, not written, by a dry run; the last of several rows may be the one that counts', async () => {
    const content = [
      line({ number: 'L1', state: 'new' }),
      line({ number: 'L1', state: 'Active' }),
      line({ number: 'L2', opened: 'yesterday' }),
      line({ number: 'L1', state: 'resolved' }),
    ].join('\n');
    const path = files.keep('log.csv', header + content);
    const told = await importIncidents(mapping({ repeated: 'last' }), { path, dryRun: true });
    expect(told).toMatchObject({ rows: 4, earlier: 2, refused: 1, errorFile: null, made: { ticket: 1 } });
    expect(told.examples).toEqual([
      { row: 4, column: 'opened', reason: expect.stringContaining('"yesterday" is no date') },
    ]);
    expect(existsSync(`${path}.errors.csv`)).toBe(false);
  });

  it('waits for no other import: one at a time, each says so', { timeout: 30_000 }, async () => {
    const path = files.keep('good.csv', good);
    await oneAtATime(async () => {
      await expect(importIncidents(mapping(), { path })).rejects.toThrow('another import runs');
    });
    await expect(importIncidents(mapping(), { path })).resolves.toMatchObject({ made: { ticket: 300 } });
  });
});
