import { createHash, randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { writeAudits } from '#server/audit/entry';
import { exportedText } from '#server/audit/export';
import { openSession } from '#server/auth/sessions';
import { stamp } from '#server/sync/stamp';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { GET } from '../../../app/api/desk/audit/route';
import { request, SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);

const ENTRIES = 2_500;
const EVIL = '=HYPERLINK("x")\r\n2026 admin: all erased\u001b[2K\u202e\u2028\u009b';
let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  const txId = randomUUID();
  const now = Date.now();
  for (let n = 0; n < ENTRIES; n += 500)
    await base.db.transaction((tx) =>
      writeAudits(
        tx,
        Array.from({ length: 500 }, (_, i) => ({
          ...{
            txId,
            actorId: org.omar.id,
            subject: null,
            channel: 'app' as const,
            occurredAt: now,
            receivedAt: now,
          },
          ...{
            action: (n + i) % 100 ? 'ticket.comment' : 'ticket.start',
            value: { n: n + i, b: 1, a: EVIL },
          },
        })),
      ),
    );
  for (let round = 0; round < 5; round++) await stamp();
}, 120_000);
afterAll(() => base.drop());

async function asked(who: { id: string }, search: string): Promise<Response> {
  const token = await tokenFor(await openSession(who.id, 'a browser', Date.now()));
  const plain = request('GET', token);
  return GET(new Request(`http://desk.test/api/desk/audit?${search}`, { headers: plain.headers }));
}

interface Line {
  chainNo: number;
  id: number;
  txId: string;
  actorId: string | null;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  channel: string;
  occurredAt: number;
  receivedAt: number;
  digest: string;
  salt: string | null;
  previousHash: string;
  chainHash: string;
  values: unknown;
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};
/** As docs/operations.md tells auditors, with nothing of ours. */
const link = (line: Line) =>
  sha(
    line.previousHash +
      JSON.stringify([
        ...[line.id, line.txId, line.actorId, line.action, line.subjectKind, line.subjectId],
        ...[line.channel, line.occurredAt, line.receivedAt, line.digest],
      ]),
  );
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

it('JSON: an auditor verifies every entry and the whole chain without us', async () => {
  const answer = await asked(org.ada, 'form=json');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="audit-[\dT-]+Z\.ndjson"$/,
  );
  const lines = linesOf(await answer.text());
  expect(lines.length).toBeGreaterThan(ENTRIES);
  expect(lines.map(({ chainNo }) => chainNo)).toEqual(lines.map((_, at) => at + 1));
  let previous = '0'.repeat(64);
  for (const line of lines) {
    expect(line.previousHash).toBe(previous);
    expect(link(line)).toBe(line.chainHash);
    expect(sha(line.salt + JSON.stringify(sorted(line.values)))).toBe(line.digest);
    previous = line.chainHash;
  }
});

it('CSV: the same by the filters, each entry verified alone; nothing is a formula or a line of its own', async () => {
  const text = await (await asked(org.ada, `form=csv&action=ticket.start&person=${org.omar.id}`)).text();
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows).toHaveLength(ENTRIES / 100);
  for (const row of rows) {
    const line: Line = {
      ...(row as unknown as Line),
      ...{ id: Number(row.id), occurredAt: Number(row.occurredAt), receivedAt: Number(row.receivedAt) },
      ...{
        actorId: row.actorId || null,
        subjectKind: row.subjectKind || null,
        subjectId: row.subjectId || null,
      },
    };
    expect(link(line)).toBe(row.chainHash);
    expect(JSON.parse(row.values ?? '')).toMatchObject({ a: EVIL });
    expect(sha(`${row.salt}${JSON.stringify(sorted(JSON.parse(row.values ?? '')))}`)).toBe(row.digest);
  }
});

it('A44 line ends, terminal codes and marks of direction are spelled out in both forms', async () => {
  for (const form of ['csv', 'json']) {
    const text = (await (await asked(org.ada, `form=${form}&action=ticket.start`)).text()).replace(
      '\uFEFF',
      '',
    );
    const lines = text.split(form === 'csv' ? '\r\n' : '\n');
    expect(lines).toHaveLength(ENTRIES / 100 + (form === 'csv' ? 2 : 1));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
  }
});

it('A44 a forged action that begins a formula is text in a table', async () => {
  const [one] = await base.db.select().from(auditEntry).orderBy(desc(auditEntry.chainNo)).limit(1);
  await base.db
    .update(auditEntry)
    .set({ action: '=1+1' })
    .where(eq(auditEntry.id, one?.id ?? 0));
  const text = await (await asked(org.ada, 'form=csv')).text();
  await base.db
    .update(auditEntry)
    .set({ action: one?.action ?? '' })
    .where(eq(auditEntry.id, one?.id ?? 0));
  expect(text).toContain(`"'=1+1"`);
  expect(text).not.toContain('"=1+1"');
});

it('who may not read the audit gets none of it; a wrong form is refused', async () => {
  expect((await asked(org.meera, 'form=csv')).status).toBe(404);
  expect((await asked(org.omar, 'form=json')).status).toBe(404);
  expect((await asked(org.ada, 'form=xml')).status).toBe(400);
});

it('that it was exported stands in the audit, with the filters, and in the export', async () => {
  const text = await (await asked(org.ada, 'form=json&action=audit.export')).text();
  const last = linesOf(text).at(-1);
  expect(last).toMatchObject({ actorId: org.ada.id, channel: 'desk' });
  expect(last?.values).toEqual({ form: 'json', filters: { action: 'audit.export' } });
});

it('is read in parts: the first are there before the last are asked for', async () => {
  const parts = exportedText({}, 'json', Date.now());
  const first = await parts.next();
  expect(linesOf(String(first.value))).toHaveLength(1_000);
  await parts.return(undefined);
});

it('an erased value is left out, and its entry still verifies', async () => {
  const [one] = await base.db.select().from(auditEntry).where(eq(auditEntry.chainNo, 7));
  await base.db.delete(auditValue).where(eq(auditValue.auditId, one?.id ?? 0));
  const line = linesOf(await (await asked(org.ada, 'form=json')).text())[6] as Line;
  expect([line.values, line.salt]).toEqual([null, null]);
  expect(link(line)).toBe(line.chainHash);
});

it('a ticket that is not there: an empty file, no error', async () => {
  expect(await (await asked(org.ada, 'form=json&ticket=INC-999999')).text()).toBe('');
});
