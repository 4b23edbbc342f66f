import { randomUUID } from 'node:crypto';
import { eq, max, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { MINUTE } from '#domain/kernel/types';
import { AUDIT_PAGE, auditRows, browseAudit } from '#server/audit/browse';
import { digestOf } from '#server/audit/entry';
import { stamp } from '#server/sync/stamp';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { auditValuesAction, verifyAction } from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

const NOW = 1_800_000_000_000;
const ENTRIES = 6_300;
let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
  const actors = [base.actor('manager').id, base.actor('technician').id, null];
  const subject = base.tickets[0]?.id ?? null;
  const [top] = await base.db.select({ id: max(auditEntry.id) }).from(auditEntry);
  const first = (top?.id ?? 0) + 1;
  for (let from = 0; from < ENTRIES; from += 700) {
    const rows = Array.from({ length: 700 }, (_, i) => {
      const n = from + i;
      const salt = '0'.repeat(32);
      // Several in the same millisecond, and one that says what would forge a line.
      const value = n === 9 ? { args: { body: 'ok\r\n2026 admin: all erased\u001b[2K' } } : { n };
      const entry = {
        ...{ id: first + n, txId: randomUUID(), actorId: actors[n % 3] ?? null, channel: 'app' as const },
        ...{ action: n % 2 ? 'ticket.comment' : 'ticket.start', digest: digestOf(salt, value) },
        ...{ subjectKind: n % 50 ? null : 'ticket', subjectId: n % 50 ? null : subject },
        ...{ occurredAt: NOW, receivedAt: NOW + Math.floor(n / 3) * 1_000 },
      };
      return { entry, value: { auditId: entry.id, salt, value } };
    });
    await base.db.insert(auditEntry).values(rows.map((row) => row.entry));
    await base.db.insert(auditValue).values(rows.map((row) => row.value));
  }
  for (let round = 0; round < 10; round++) await stamp();
  await base.pool.query('ANALYZE TABLE audit_entry');
}, 120_000);
afterAll(() => base.drop());
beforeEach(() => as('administrator'));

const END = NOW + ENTRIES * 1_000;

test('every entry comes once, newest first, page by page and back', async () => {
  const seen: number[] = [];
  let older: string | null = null;
  let newer: string | null = null;
  let before: number[] = [];
  for (;;) {
    const page = await browseAudit({ action: 'ticket.comment', ...(older ? { older } : {}) }, END);
    const ids = page.rows.map((row) => row.id);
    if (seen.length === AUDIT_PAGE) newer = page.newer;
    if (seen.length === 0) before = ids;
    seen.push(...ids);
    older = page.older;
    if (!older) break;
  }
  expect(new Set(seen).size).toBe(ENTRIES / 2);
  expect(seen).toHaveLength(ENTRIES / 2);
  const back = await browseAudit({ action: 'ticket.comment', newer: newer ?? '' }, END);
  expect(back.rows.map((row) => row.id)).toEqual(before);
});

test('person, ticket and period narrow it, alone and together', async () => {
  const { id } = base.actor('manager');
  const number = base.tickets[0]?.number ?? '';
  const mine = await browseAudit({ person: id }, END);
  expect(mine.rows.every((row) => row.actor?.id === id)).toBe(true);
  const about = await browseAudit({ ticket: number, person: id }, END);
  expect(about.rows.length).toBeGreaterThan(0);
  expect(about.rows.every((row) => row.subject?.name === number && row.actor?.id === id)).toBe(true);
  expect(await browseAudit({ ticket: 'INC-999999' }, END)).toEqual({ rows: [], newer: null, older: null });
  const last = NOW + Math.floor((ENTRIES - 1) / 3) * 1_000;
  const day = await browseAudit({ period: '1d' }, last + 24 * 60 * MINUTE);
  expect(day.rows.filter((row) => row.receivedAt > NOW - MINUTE && row.receivedAt <= last).length).toBe(
    day.rows.filter((row) => row.receivedAt <= last).length,
  );
});

test('every filter has its index: a page never sorts the table', async () => {
  const at = { older: { receivedAt: NOW + 900_000, id: 4_000 }, newer: null, now: END };
  const queries = [
    auditRows({}, at),
    auditRows({ person: base.actor('manager').id }, at),
    auditRows({ action: 'ticket.comment' }, at),
    auditRows({ period: '7d' }, { ...at, older: null }),
  ];
  for (const query of queries) {
    const { sql: text, params } = query.toSQL();
    const [plan] = await base.pool.query(`EXPLAIN ${text}`, params);
    const [line] = plan as { key: string | null; Extra: string }[];
    expect(line?.key).toMatch(/^audit_entry_(received|actor|action)$/);
    expect(line?.Extra).not.toContain('filesort');
  }
});

test('A44 values are shown with line ends and terminal codes spelled out', async () => {
  const rows = await base.db
    .select({ id: auditEntry.id })
    .from(auditEntry)
    .where(eq(auditEntry.occurredAt, NOW))
    .orderBy(auditEntry.id)
    .limit(10);
  const answer = await auditValuesAction({ auditId: rows[9]?.id ?? 0 });
  expect(answer).toEqual({
    ok: true,
    data: {
      ...{ records: [], more: 0 },
      lines: [{ name: 'args.body', text: 'ok\\u000d\\u000a2026 admin: all erased\\u001b[2K' }],
    },
  });
  expect(await auditValuesAction({ auditId: 99_999_999 })).toMatchObject({ error: { code: 'not_found' } });
});

test('a verification in parts comes to the same end as one in one go, and finds what was changed', async () => {
  const verify = async () => {
    let place = { no: 0, hash: '0'.repeat(64), to: null };
    for (let parts = 1; ; parts++) {
      const answer = await verifyAction(place);
      if (!answer.ok) throw new Error(answer.error.code);
      const { no, hash, done, fault } = answer.data;
      if (done) return { parts, no, fault };
      place = { no, hash, to: null };
    }
  };
  const whole = await verify();
  expect(whole.fault).toBeNull();
  expect(whole.no).toBeGreaterThanOrEqual(ENTRIES);
  expect(whole.parts).toBeGreaterThan(1);
  const [sabotaged] = await base.db.select().from(auditEntry).where(eq(auditEntry.chainNo, 5_500));
  await base.db.update(auditEntry).set({ action: 'nothing' }).where(eq(auditEntry.chainNo, 5_500));
  expect((await verify()).fault).toEqual({ chainNo: 5_500, what: 'changed' });
  await base.db
    .update(auditEntry)
    .set({ action: sabotaged?.action ?? '' })
    .where(eq(auditEntry.chainNo, 5_500));
  await base.db.execute(sql`DELETE FROM audit_entry ORDER BY chain_no DESC LIMIT 1`);
  expect((await verify()).fault?.what).toBe('missing');
});
