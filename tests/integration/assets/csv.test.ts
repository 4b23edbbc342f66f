import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asset } from '#db/schema/assets';
import { auditEntry, auditValue } from '#db/schema/operations';
import type { Actor } from '#domain/access/roles';
import { type CsvLine, guessedMapping, isOwnExport } from '#domain/asset/csv';
import { plainCell } from '#domain/reports/formula-safe';
import { assetExportRoute } from '#server/assets/csv/export-route';
import { type AssetImport, importAssets } from '#server/assets/csv/import';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { Device, putIds } from '#tests/support/device';

/** Files of assets, in and out, on a database of the demonstration. */
let base: SeededDatabase;
let manager: Actor;
let n = 0;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  manager = base.actor('manager');
});
afterAll(() => base.drop());

type Row = Extract<CsvLine, { kind: 'row' }>['result'];

async function run(text: string, over: Partial<AssetImport> = {}) {
  const at = path.join(tmpdir(), `holdfast-csv-${process.pid}-${++n}.csv`);
  await writeFile(at, text);
  const header = (text.split('\n')[0] ?? '').split(',').map((one) => one.trim().replaceAll('"', ''));
  const mapping = guessedMapping(header);
  const lines: CsvLine[] = [];
  const asked: AssetImport = { path: at, what: 'assets', mode: 'write', key: 'tag', mapping, ...over };
  for await (const line of importAssets(asked, manager)) lines.push(line);
  const rows = lines.flatMap((line): Row[] => (line.kind === 'row' ? [line.result] : []));
  const end = lines.find((line) => line.kind === 'end');
  return { rows, counts: end?.kind === 'end' ? end.counts : null };
}
const tagged = async (tag: string) => (await base.db.select().from(asset).where(eq(asset.tag, tag)))[0];
const exported = async (query = '') => {
  const response = await assetExportRoute(new Request(`http://desk.test/api/desk/assets${query}`), {
    actor: manager,
  } as never);
  return (await response.text()).replace(/^\uFEFF/, '');
};
const versions = async () => (await base.db.select({ ver: asset.ver }).from(asset)).map(({ ver }) => ver);

test('what was exported is imported again without a change, and stands in the audit', async () => {
  const file = await exported();
  expect(isOwnExport((file.split('\r\n')[0] ?? '').split(',').map((one) => one.replaceAll('"', '')))).toBe(
    true,
  );
  const before = await versions();
  const again = await run(file);
  expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: before.length, error: 0 });
  expect(await versions()).toEqual(before);
  const [entry] = await base.db
    .select({ actorId: auditEntry.actorId, value: auditValue.value })
    .from(auditEntry)
    .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(eq(auditEntry.action, 'assets.export'));
  expect(entry).toMatchObject({ actorId: manager.id, value: { rows: before.length } });
});

test('an export has what the list shows, and nothing that a spreadsheet would compute', async () => {
  await run('tag,name,notes\nEVIL-1,"=HYPERLINK(""http://x"")","+1"\n');
  const file = await exported('?text=evil-1');
  const lines = file.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(plainCell("'+1")).toBe('+1');
  expect((await tagged('EVIL-1'))?.notes).toBe('+1');
  expect((await run(file)).counts).toMatchObject({ unchanged: 1 });
});

test('a dry run says of each row what would come of it, with the cause beside its cell, and writes nothing', async () => {
  const before = await versions();
  const { rows, counts } = await run(
    [
      'Asset tag,Name,Category,Status,Location,Price,Currency,Purchase date,Attribute: Memory,Relations',
      'NEW-1,Trolley,Laptop,in use,,12.50,EUR,31.12.2026,16,runs_on NEW-2 // by hand',
      'NEW-2,Second,Nonsense,broken,Nowhere,cheap,EURO,31.31.2026,many,leans NEW-1',
      'AP-R2-014,Ceiling radio of the corridor,,,,,,,,',
      'NEW-1,Again,,,,,,,,',
      ',Without,,,,,,,,',
      'NEW-3,,,,,5,,,,runs_on NOBODY',
    ].join('\n'),
    { mode: 'dry' },
  );
  expect(counts).toEqual({ new: 1, changed: 1, unchanged: 0, error: 4 });
  const faults = (row: number) =>
    rows.find((one) => one.row === row)?.faults.map(({ column, fault }) => `${column}: ${fault}`);
  expect(rows.find((one) => one.row === 2)).toMatchObject({ outcome: 'new', tag: 'NEW-1' });
  expect(faults(3)).toEqual([
    'Status: noState',
    'Category: unknown',
    'Location: unknown',
    'Purchase date: noDay',
    'Price: noAmount',
    'Currency: noCurrency',
    'Attribute: Memory: noAttribute',
    'Relations: noRelation',
  ]);
  expect(rows.find((one) => one.row === 4)?.changes).toEqual([
    {
      column: 'Name',
      from: 'Ceiling radio, Radiology corridor',
      to: 'Ceiling radio of the corridor',
    },
  ]);
  expect(faults(5)).toEqual(['Asset tag: twice']);
  expect(faults(6)).toEqual(['Asset tag: missing']);
  expect(faults(7)).toEqual(['Relations: unknown', 'Name: missing', 'Currency: missing']);
  expect(await versions()).toEqual(before);
  expect(await tagged('NEW-1')).toBeUndefined();
});

test('imported as if typed: once, with history, on devices, and relations to rows further down', async () => {
  const file = [
    'tag,name,class,serial,attribute: Memory,relations',
    'imp-1,Laptop one,Laptop,S-1,16,depends_on IMP-2 // paper',
    'imp-2,Laptop two,Laptop,S-2,"8,5",',
  ].join('\n');
  expect((await run(file)).counts).toEqual({ new: 2, changed: 0, unchanged: 0, error: 0 });
  const [one, two] = [await tagged('IMP-1'), await tagged('IMP-2')];
  expect(one?.relations).toEqual([{ kind: 'depends_on', toId: two?.id, wayRound: 'paper' }]);
  expect(two?.attributes).toEqual({ memory: 8.5 });
  expect(one?.log.at(-1)).toMatchObject({ act: 'made', byId: manager.id });
  const device = await Device.open(base.actor('technician'));
  const ids = (await device.bootstrap()).flatMap((page) => putIds({ puts: page.rows }));
  expect(ids).toEqual(expect.arrayContaining([one?.id, two?.id]));
  expect((await run(file)).counts).toMatchObject({ unchanged: 2, changed: 0, new: 0 });
  // By the serial number; an empty cell leaves what is there.
  const bySerial = await run('serial,tag,name,class\ns-2,imp-2b,Laptop 2,\n', { key: 'serial' });
  expect(bySerial.counts).toMatchObject({ changed: 1 });
  expect(await tagged('IMP-2B')).toMatchObject({ id: two?.id, classId: two?.classId, name: 'Laptop 2' });
});

test('relations come in a file of their own', async () => {
  await run('tag,name\nREL-1,One\nREL-2,Two\n');
  const file = 'from,kind,to,way round\nrel-1,Part of,REL-2,\nrel-1,part_of,rel-1,\nNOBODY,sits on,REL-2,\n';
  const dry = await run(file, { what: 'relations', mode: 'dry' });
  expect(
    dry.rows.map(({ outcome, faults }) => [outcome, faults.map(({ column, fault }) => [column, fault])]),
  ).toEqual([
    ['new', []],
    ['error', [['to', 'itself']]],
    [
      'error',
      [
        ['from', 'unknown'],
        ['kind', 'noRelation'],
      ],
    ],
  ]);
  expect((await tagged('REL-1'))?.relations).toEqual([]);
  await run(file, { what: 'relations' });
  expect((await tagged('REL-1'))?.relations).toMatchObject([{ kind: 'part_of' }]);
  expect((await run(file, { what: 'relations' })).counts).toMatchObject({ new: 0, unchanged: 1, error: 2 });
});

test('many rows are workable', async () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => `BULK-${at},Thing ${at},Laptop,B${at}`);
  const began = performance.now();
  const dry = await run(['tag,name,class,serial', ...lines].join('\n'), { mode: 'dry' });
  expect(dry.counts).toMatchObject({ new: 10_000 });
  expect(performance.now() - began).toBeLessThan(60_000);
  const some = await run(['tag,name,class,serial', ...lines.slice(0, 100)].join('\n'));
  expect(some.counts).toMatchObject({ new: 100 });
}, 120_000);
