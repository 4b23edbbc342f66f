import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { auditEntry, inboundMail } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { attachment, ticket, timeline } from '#db/schema/tickets';
import { DAY } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/current';
import { cleanUp } from '#server/jobs/cleanup';
import {
  discardMail,
  keptMails,
  keptMailsQuery,
  letInMail,
  MAILS_SHOWN,
  mailPlace,
} from '#server/mail-in/quarantine';
import { takeIn } from '#server/mail-in/take-in';
import { answerAddress, answerToken } from '#server/mail-in/token';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { discardMailAction, letInMailAction } from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());
const MAIL_IN = 'answers@example.org';
vi.stubEnv('HOLDFAST_MAIL_IN', MAIL_IN);

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(async () => {
  as('administrator');
  await base.db.delete(inboundMail);
});

/** A mail that nobody here may have sent, to a ticket that is there. */
async function waits(): Promise<{ id: number; ticketId: string }> {
  const ticketId = base.tickets[0]?.id ?? '';
  const to = answerAddress(MAIL_IN, answerToken(ticketId, randomUUID(), 'who@example.com'));
  const raw = [
    `Message-ID: <${randomUUID()}@example.com>`,
    'From: Who <who@example.com>',
    `To: ${to}`,
    'Subject: Fan',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x\r\nContent-Type: text/plain\r\n\r\nIt is loud.',
    '--x\r\nContent-Type: text/plain; name=log.txt\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nlines',
    '--x--',
  ].join('\r\n');
  expect(await takeIn(Buffer.from(raw))).toBe('quarantined');
  const [row] = await base.db.select().from(inboundMail).orderBy(desc(inboundMail.id)).limit(1);
  return { id: row?.id ?? 0, ticketId };
}
const row = async (id: number) => (await base.db.select().from(inboundMail).where(eq(inboundMail.id, id)))[0];
const lastAct = async () =>
  (await base.db.select().from(auditEntry).orderBy(desc(auditEntry.id)).limit(1))[0];

test('the page says why a mail waits, who sent it and what it says', async () => {
  await waits();
  expect((await keptMails()).mails).toMatchObject([
    { reason: 'forged_token', sender: 'who@example.com', subject: 'Fan', text: 'It is loud.' },
  ]);
});

test('let in as a comment it is the administrator’s, names the sender and brings its file; only once', async () => {
  const { id, ticketId } = await waits();
  expect(await letInMailAction({ id, as: 'comment' })).toMatchObject({ ok: true });
  const me = base.actor('administrator').id;
  const said = await base.db.select().from(timeline).where(eq(timeline.ticketId, ticketId));
  const comment = said.find(({ body }) => body?.includes('who@example.com'));
  expect(comment).toMatchObject({
    kind: 'comment',
    actorId: me,
    body: 'Mail from who@example.com:\n\nIt is loud.',
  });
  const files = await base.db
    .select()
    .from(attachment)
    .where(eq(attachment.timelineId, comment?.id ?? ''));
  expect(files).toMatchObject([{ name: 'log.txt', mediaType: 'text/plain' }]);
  expect(await row(id)).toMatchObject({ state: 'comment', decidedBy: me, raw: null });
  expect(await lastAct()).toMatchObject({ action: 'mail.letIn', actorId: me, channel: 'desk' });
  expect(await letInMailAction({ id, as: 'ticket' })).toMatchObject({ error: { code: 'illegal_state' } });
});

test('let in as an incident it is reported for whoever has the address, else for the administrator', async () => {
  const me = base.actor('administrator').id;
  const { id } = await waits();
  expect(await letInMailAction({ id, as: 'ticket' })).toMatchObject({ ok: true });
  const made = async (of: number) =>
    (
      await base.db
        .select()
        .from(ticket)
        .where(eq(ticket.id, (await row(of))?.ticketId ?? ''))
    )[0];
  expect(await made(id)).toMatchObject({ title: 'Fan', requesterId: me, reporterId: me });

  const { id: second } = await waits();
  const personId = base.actor('requester').id;
  const [asha] = await base.db.select().from(person).where(eq(person.id, personId));
  await base.db.update(inboundMail).set({ personId, sender: asha?.email }).where(eq(inboundMail.id, second));
  expect(await letInMailAction({ id: second, as: 'ticket' })).toMatchObject({ ok: true });
  expect(await made(second)).toMatchObject({ requesterId: personId, reporterId: me });
});

test('discarded it keeps nothing of the mail, and nobody can let it in any more', async () => {
  const { id } = await waits();
  expect(await discardMailAction({ id })).toMatchObject({ ok: true });
  expect(await row(id)).toMatchObject({ state: 'discarded', raw: null });
  expect(await lastAct()).toMatchObject({ action: 'mail.discard' });
  expect(await letInMailAction({ id, as: 'ticket' })).toMatchObject({ error: { code: 'illegal_state' } });
});

test('all of them are reached, page by page along the index, also what came at one moment', async () => {
  const now = Date.now();
  const rows = Array.from({ length: 2 * MAILS_SHOWN + 7 }, (_, at) => ({
    ...{ messageKey: String(at).padStart(64, '0'), state: 'quarantined' as const, reason: 'empty' as const },
    receivedAt: now - Math.floor(at / 30) * 1_000,
  }));
  await base.db.insert(inboundMail).values(rows);
  const seen: number[] = [];
  const pages: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { mails, older } = await keptMails(mailPlace(after));
    seen.push(...mails.map(({ id }) => id));
    pages.push(mails.length);
    after = older;
  }
  expect(pages).toEqual([MAILS_SHOWN, MAILS_SHOWN, 7]);
  expect(new Set(seen).size).toBe(rows.length);
  for (const place of [null, { at: now, id: 5 }]) {
    const { sql, params } = keptMailsQuery(place).toSQL();
    const [plan] = await base.pool.query(`explain ${sql}`, params);
    const [first] = plan as { key: string; Extra: string }[];
    expect(first).toMatchObject({ key: 'inbound_mail_state' });
    expect(first?.Extra).not.toMatch(/filesort|temporary/);
  }
  expect(['1', '-', '1-x', `${'9'.repeat(20)}-1`].map(mailPlace)).toEqual([null, null, null, null]);
});

test('two who decide at once: one thing is done, and whoever comes second is told what the first decided', async () => {
  const [first, second] = (['administrator', 'manager'] as const).map((role) => ({
    actor: { ...base.actor(role), role: 'administrator' as const },
  })) as [SignedIn, SignedIn];
  const made = async (ticketId: string) => {
    const comments = await base.db.select().from(timeline).where(eq(timeline.ticketId, ticketId));
    const reports = await base.db.select().from(ticket).where(eq(ticket.title, 'Fan'));
    return comments.filter(({ body }) => body?.startsWith('Mail from')).length + reports.length;
  };
  for (let round = 0; round < 6; round++) {
    const { id, ticketId } = await waits();
    const before = await made(ticketId);
    const acts = [
      letInMail({ id, as: 'comment' }, first),
      letInMail({ id, as: 'ticket' }, second),
      ...(round % 2 ? [discardMail({ id }, first), letInMail({ id, as: 'comment' }, second)] : []),
    ];
    const came = await Promise.allSettled(round % 3 ? acts : acts.reverse());
    const state = (await row(id))?.state;
    expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of came)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({
          code: 'illegal_state',
          detail: { state, by: expect.any(String), at: expect.any(Number) },
        });
    expect((await made(ticketId)) - before).toBe(state === 'discarded' ? 0 : 1);
  }
});

test('what could not be let in may be decided anew, also by somebody else', async () => {
  const { id } = await waits();
  await base.db.update(inboundMail).set({ ticketId: null }).where(eq(inboundMail.id, id));
  expect(await letInMailAction({ id, as: 'comment' })).toMatchObject({ error: { code: 'invalid' } });
  expect(await row(id)).toMatchObject({ state: 'quarantined', decidedBy: null });
  // Whoever died while deciding holds it for a minute.
  await base.db
    .update(inboundMail)
    .set({ decidedBy: base.actor('manager').id, decidedAt: Date.now() - 61_000 })
    .where(eq(inboundMail.id, id));
  expect(await discardMailAction({ id })).toMatchObject({ ok: true });
});

test('nobody else decides on mails', async () => {
  const { id } = await waits();
  for (const role of ['requester', 'technician', 'manager'] as const) {
    as(role);
    expect(await letInMailAction({ id, as: 'ticket' })).toMatchObject({ error: { code: 'not_found' } });
    expect(await discardMailAction({ id })).toMatchObject({ error: { code: 'not_found' } });
  }
  expect(await row(id)).toMatchObject({ state: 'quarantined' });
});

test('after 90 days a mail is gone', async () => {
  await waits();
  await cleanUp(base.db, Date.now() + 89 * DAY);
  expect((await keptMails()).mails).toHaveLength(1);
  await cleanUp(base.db, Date.now() + 91 * DAY);
  expect(await base.db.select().from(inboundMail)).toEqual([]);
});
