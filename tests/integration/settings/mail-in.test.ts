import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { auditEntry, inboundMail } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { attachment, ticket, timeline } from '#db/schema/tickets';
import { DAY } from '#domain/kernel/types';
import { cleanUp } from '#server/jobs/cleanup';
import { keptMails } from '#server/mail-in/quarantine';
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
  expect(await keptMails()).toMatchObject([
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
  expect(await keptMails()).toHaveLength(1);
  await cleanUp(base.db, Date.now() + 91 * DAY);
  expect(await base.db.select().from(inboundMail)).toEqual([]);
});
