import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket, timeline } from '#db/schema/tickets';
import { DAY, HOUR } from '#domain/kernel/types';
import { RATE_WITHIN } from '#domain/ticket/satisfaction';
import { readRateLink } from '#server/rating/by-link';
import { rateToken } from '#server/rating/token';
import { POST } from '../../../app/api/rate/[token]/route';
import { notifyWorld, type Person } from '../notify/world';
import { ORIGIN, peer } from '../people/world';

/** The five links of a mail: what they do without signing in, and what they do not. */
let world: Awaited<ReturnType<typeof notifyWorld>>;
let asha: Person;
let nils: Person;
let ticketId: string;
beforeAll(async () => {
  world = await notifyWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  [nils, asha] = [await world.write.person(), await world.write.person({ role: 'requester', team: false })];
  ticketId = await world.write.ticket({ assigneeId: nils.id, requesterId: asha.id });
});

/** The secrets of the links somebody is sent when it is closed, worst first. */
async function linksOf(): Promise<string[]> {
  const seen = world.server.to(world.mailbox(asha)).length;
  await world.act(nils, 'technician', 'ticket.resolve', { ticketId, code: 'replaced', note: 'Done' });
  await world.mailTo(world.mailbox(asha), seen);
  await world.act(nils, 'technician', 'ticket.close', { ticketId });
  const { mail } = await world.mailTo(world.mailbox(asha), seen + 1);
  expect(mail.subject).toMatch(/^\[INC-\d{6}\] How did it go\?: /);
  const links = [...String(mail.text).matchAll(/^(.+):\n(https:\S+\/rate\/(\S+))$/gm)];
  expect(links.map(([, label]) => label)).toEqual(['Very bad', 'Not good', 'All right', 'Good', 'Very good']);
  for (const [, , link] of links) {
    expect(link?.startsWith(`${ORIGIN}/rate/`)).toBe(true);
    expect(mail.html).toContain(String(link));
  }
  return links.map(([, , , token]) => String(token));
}
const good = async () => (await linksOf())[3] ?? '';

async function press(token: string, said: Record<string, string>, headers: Record<string, string> = {}) {
  const form = new URLSearchParams({ act: 'rate', press: randomUUID(), ...said });
  const request = new Request(`${ORIGIN}/api/rate/${token}`, {
    method: 'POST',
    // Each from an address of its own, unless they say otherwise.
    headers: { 'x-holdfast-peer': peer(), ...headers },
    body: form,
  });
  return POST(request, { params: Promise.resolve({ token }) });
}
const row = async () => (await world.database.db.select().from(ticket).where(eq(ticket.id, ticketId)))[0];
const said = async () => (await row())?.satisfaction;
const rated = async () =>
  (
    await world.database.db
      .select()
      .from(timeline)
      .where(eq(timeline.ticketId, ticketId))
      .orderBy(asc(timeline.effectiveAt))
  )
    .filter(({ kind }) => kind === 'rate')
    .map(({ body, data, actorId }) => [data.score, body, actorId]);

describe('a link', () => {
  it('shows what was pressed, and changes nothing when it is looked at', async () => {
    const before = await linksOf().then(async (links) => ({ links, row: await row() }));
    for (const [at, token] of before.links.entries())
      expect(await readRateLink(token)).toMatchObject({
        ...{ ticketId, pressed: at + 1, said: null, canReopen: true, isReopened: false },
        until: Number(before.row?.closedAt) + RATE_WITHIN,
      });
    expect(await row()).toEqual(before.row);
  });

  it('says it by a POST, as its person, by mail', async () => {
    const token = await good();
    const answer = await press(token, { score: '4', comment: ' Quick ' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await answer.json()).toMatchObject({ kind: 'done', view: { said: 4 } });
    expect(await rated()).toEqual([[4, 'Quick', asha.id]]);
    const audited = await world.database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subjectId, ticketId));
    expect(audited.find(({ action }) => action === 'ticket.rate')).toMatchObject({
      ...{ actorId: asha.id, channel: 'mail' },
    });
  });

  it('sent twice is one, and another score is another', async () => {
    const token = await good();
    const once = { press: randomUUID(), score: '4', comment: 'Thanks' };
    await Promise.all([press(token, once), press(token, once)]);
    await press(token, once);
    await press(token, { ...once, score: '2' });
    expect(await rated()).toEqual([
      [4, 'Thanks', asha.id],
      [2, 'Thanks', asha.id],
    ]);
  });

  it('that a page presses by itself changes nothing that was said', async () => {
    const [worst = '', , , fine = ''] = await linksOf();
    await press(worst, { score: '1', auto: '1' });
    expect(await said()).toBe(1);
    const answer = await press(fine, { score: '4', auto: '1' });
    expect(await answer.json()).toMatchObject({ kind: 'done', view: { said: 1, pressed: 4 } });
    expect(await said()).toBe(1);
    await press(fine, { score: '4' });
    expect(await said()).toBe(4);
  });

  it('opens it again, and is over then', async () => {
    const token = await good();
    await press(token, { score: '2' });
    const answer = await press(token, { act: 'reopen', note: 'Still dark' });
    expect(await answer.json()).toMatchObject({ kind: 'done', view: { isReopened: true, until: null } });
    expect(await row()).toMatchObject({ state: 'assigned', satisfaction: null });
    await press(token, { score: '5' });
    await world.act(nils, 'technician', 'ticket.resolve', { ticketId, code: 'replaced', note: 'Now' });
    await press(token, { score: '5' });
    await press(token, { act: 'reopen', note: 'Again' });
    // Of the second fix another mail asks.
    expect(await row()).toMatchObject({ state: 'resolved', satisfaction: null, reopenCount: 1 });
  });

  it('of a form that is sent without code leads back to its page', async () => {
    const token = await good();
    const answer = await press(token, { score: '3' }, { 'sec-fetch-mode': 'navigate', origin: 'null' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/rate/${token}?pressed=1`]);
    expect(await said()).toBe(3);
  });
});

describe('no link', () => {
  const refuses = async (token: string, now?: number) => {
    expect(await readRateLink(token, now)).toBeNull();
    if (now !== undefined) return;
    expect((await press(token, { score: '1' })).status).toBe(404);
    expect((await press(token, { act: 'reopen' })).status).toBe(404);
    expect(await rated()).toEqual([]);
    expect((await row())?.state).toBe('closed');
  };

  it('is one that was made up, changed, or signed for another', async () => {
    const [worst = '', , , token = ''] = await linksOf();
    const [body = '', mac = ''] = token.split('.');
    const other = await world.write.ticket({ assigneeId: nils.id, requesterId: asha.id });
    const about = { ticketId, personId: asha.id, reopenCount: 0, until: Date.now() + DAY, score: 1 as const };
    const forged = [
      ...[
        `${worst.split('.')[0]}.${mac}`,
        `${body}.${'A'.repeat(43)}`,
        body,
        `${token}x`,
        '',
        'x'.repeat(5_000),
      ],
      ...[
        rateToken(about, 'else@example.org'),
        rateToken({ ...about, personId: nils.id }, world.mailbox(asha)),
      ],
      rateToken({ ...about, ticketId: randomUUID() }, world.mailbox(asha)),
    ];
    for (const one of forged) await refuses(one);
    // Its own is good: what was refused was refused for what is wrong with it.
    expect(await readRateLink(rateToken(about, world.mailbox(asha)))).not.toBeNull();
    expect(await readRateLink(rateToken({ ...about, ticketId: other }, world.mailbox(asha)))).not.toBeNull();
  });

  it('is one whose time is over', async () => {
    const token = await good();
    await refuses(token, Number((await row())?.closedAt) + RATE_WITHIN + HOUR);
  });

  it('is one of somebody for whom it is not any more', async () => {
    const token = await good();
    const next = await world.write.person({ role: 'requester', team: false });
    await world.database.db.update(ticket).set({ requesterId: next.id }).where(eq(ticket.id, ticketId));
    await refuses(token);
  });

  it('is one of somebody who has another address, or has left', async () => {
    const token = await good();
    const change = (to: Partial<typeof person.$inferInsert>) =>
      world.database.db.update(person).set(to).where(eq(person.id, asha.id));
    await change({ email: `new-${asha.id}@example.org` });
    await refuses(token);
    await change({ email: world.mailbox(asha), active: false });
    await refuses(token);
  });

  it('takes what is no score, too many words, or a form of another kind', async () => {
    const token = await good();
    const bad: Record<string, string>[] = [
      { score: '6' },
      { score: '' },
      { score: '4', comment: 'a'.repeat(2_001) },
      { act: 'close' },
      { press: 'x' },
    ];
    for (const one of bad) expect([one, (await press(token, one)).status]).toEqual([one, 400]);
    expect((await press(token, { act: 'reopen', note: 'ä'.repeat(100_000) })).status).toBe(400);
    expect(await rated()).toEqual([]);
  });

  it('is guessed fast, and none is pressed without end', async () => {
    const token = await good();
    const from = { 'x-holdfast-peer': peer() };
    const guess = `${token.split('.')[0]}.${'A'.repeat(43)}`;
    const guesses: number[] = [];
    for (let n = 0; n < 8; n++) guesses.push((await press(guess, { score: '1' }, from)).status);
    expect(guesses.at(0)).toBe(404);
    expect(guesses.at(-1)).toBe(429);
    const presses: number[] = [];
    for (let n = 0; n < 18; n++) presses.push((await press(token, { score: String((n % 5) + 1) })).status);
    expect(presses.at(0)).toBe(200);
    expect(presses.at(-1)).toBe(429);
  });
});
