import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { mailOutbox, outbox } from '#db/schema/operations';
import { HOUR } from '#domain/kernel/types';
import { JOBS_PAGE, listJobs } from '#server/jobs/queue';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { giveUpJobAction, retryAllAction, retryJobAction } from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(async () => {
  as('administrator');
  await base.db.delete(outbox);
  await base.db.delete(mailOutbox);
});

let uids = 0;
async function push(over: Partial<typeof outbox.$inferInsert> = {}): Promise<number> {
  const [made] = await base.db.insert(outbox).values({
    ...{ kind: 'push', personId: base.actor('technician').id, event: 'ticket.assigned' },
    ...{
      eventUid: `0193b1f2-0000-7000-8000-${String(++uids).padStart(12, '0')}`,
      ticketId: base.tickets[0]?.id ?? '',
    },
    ...{ state: 'parked', attempts: 10, runAt: Date.now(), createdAt: Date.now(), lastError: '410 gone' },
    ...over,
  });
  return made.insertId;
}
const row = async (id: number) => (await base.db.select().from(outbox).where(eq(outbox.id, id)))[0];

test('a parked message is tried again from the beginning', async () => {
  const id = await push({ doneAt: Date.now() });
  expect(await retryJobAction({ source: 'push', id })).toMatchObject({ ok: true });
  const now = await row(id);
  expect(now).toMatchObject({ state: 'waiting', attempts: 0, doneAt: null });
  expect(now?.runAt).toBeLessThanOrEqual(Date.now());
});

test('one that waits for long is brought forward; one that a worker holds, or that is done, is left alone', async () => {
  const long = await push({ state: 'waiting', attempts: 3, runAt: Date.now() + HOUR });
  const held = await push({ state: 'waiting', attempts: 3, runAt: Date.now() + 30_000 });
  const done = await push({ state: 'done' });
  expect(await retryJobAction({ source: 'push', id: long })).toMatchObject({ ok: true });
  expect((await row(long))?.attempts).toBe(3);
  for (const id of [held, done, 999_999])
    expect(await retryJobAction({ source: 'push', id })).toMatchObject({ error: { code: 'illegal_state' } });
});

test('given up, it counts as done and says so; a mail keeps nothing of what it would have said', async () => {
  const id = await push();
  expect(await giveUpJobAction({ source: 'push', id })).toMatchObject({ ok: true });
  expect(await row(id)).toMatchObject({ state: 'done', lastError: 'given up' });
  expect(await giveUpJobAction({ source: 'push', id })).toMatchObject({ error: { code: 'illegal_state' } });
  const [mail] = await base.db.insert(mailOutbox).values({
    ...{ kind: 'reset', address: 'x@example.org', data: { link: 'sealed' }, state: 'parked' },
    ...{ attempts: 10, runAt: 1, createdAt: 1 },
  });
  expect(await giveUpJobAction({ source: 'mail', id: mail.insertId })).toMatchObject({ ok: true });
  const [kept] = await base.db.select().from(mailOutbox);
  expect(kept).toMatchObject({ state: 'done', data: {} });
});

test('all parked ones go again at once; the list counts every state and shows no address', async () => {
  for (let n = 0; n < JOBS_PAGE + 10; n++) await push({ runAt: n });
  await base.db.insert(mailOutbox).values({
    ...{ kind: 'invite', address: 'secret@example.org', data: {}, state: 'parked' },
    ...{ attempts: 10, runAt: 1, createdAt: 1 },
  });
  const first = await listJobs({ source: 'push', state: 'parked' });
  expect(first.rows).toHaveLength(JOBS_PAGE);
  expect(first.counts.push).toEqual({ parked: JOBS_PAGE + 10, waiting: 0, done: 0 });
  expect(first.counts.mail.parked).toBe(1);
  const second = await listJobs({ source: 'push', state: 'parked', older: first.older ?? '' });
  expect(second.rows).toHaveLength(10);
  expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(JOBS_PAGE + 10);
  expect(JSON.stringify(await listJobs({ source: 'mail', state: 'parked' }))).not.toContain('secret');
  expect(await retryAllAction({ source: 'push' })).toMatchObject({ data: { retried: JOBS_PAGE + 10 } });
  expect((await listJobs({ source: 'push', state: 'waiting' })).counts.push.parked).toBe(0);
});

test('mails about tickets are a queue of their own; what only waits for the mail of a day is in none', async () => {
  const pushed = await push();
  const [mail, day] = [await push({ kind: 'mail' }), await push({ kind: 'digest' })];
  const item = await push({ kind: 'item', state: 'waiting', runAt: Date.now() + HOUR });
  const { rows, counts } = await listJobs({ source: 'news', state: 'parked' });
  expect(rows.map(({ id, event }) => [id, event]).sort()).toEqual([
    [mail, 'ticket.assigned'],
    [day, 'digest'],
  ]);
  expect(counts.news).toEqual({ parked: 2, waiting: 0, done: 0 });
  expect(counts.push).toEqual({ parked: 1, waiting: 0, done: 0 });
  for (const id of [pushed, item])
    expect(await retryJobAction({ source: 'news', id })).toMatchObject({ error: { code: 'illegal_state' } });
  expect(await retryAllAction({ source: 'news' })).toMatchObject({ data: { retried: 2 } });
  expect((await row(pushed))?.state).toBe('parked');
});
