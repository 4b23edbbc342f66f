import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { notifyPreference } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { readUnsubscribe } from '#server/notify/unsubscribe';
import { GET, POST } from '../../../app/api/unsubscribe/[token]/route';
import { ORIGIN } from '../people/world';
import { notifyWorld, type Person } from './world';

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

const comment = () => world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'Hello' });
const chosen = async () =>
  (await world.database.db.select().from(notifyPreference).where(eq(notifyPreference.personId, asha.id)))[0];

/** As a mail program that was given one mail. */
async function linkOf(): Promise<string> {
  await comment();
  const { mail } = await world.mailTo(world.mailbox(asha));
  const line = (key: string) => mail.headerLines.find((one) => one.key === key)?.line;
  expect(line('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const [, address] = /^List-Unsubscribe: <(\S+)>$/.exec(line('list-unsubscribe') ?? '') ?? [];
  expect(address).toMatch(/^https:\/\/desk\.example\.org\/api\/unsubscribe\/[\w.-]+$/);
  expect(mail.text).toContain(String(address).replace('/api', ''));
  return String(address).split('/').at(-1) ?? '';
}
const at = (token: string) => ({ params: Promise.resolve({ token }) });
const call = (method: string, token: string, headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}/api/unsubscribe/${token}`, {
    ...{ method, headers },
    ...(method === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
  });
const posted = async (token: string, headers = {}) => POST(call('POST', token, headers), at(token));

test('a mail program ends one kind of mail with one POST from nowhere; looking changes nothing', async () => {
  const token = await linkOf();
  await expect(GET(call('GET', token), at(token))).rejects.toThrow('NEXT_REDIRECT');
  expect(await chosen()).toBeUndefined();
  expect((await posted(token)).status).toBe(204);
  expect((await chosen())?.choices).toEqual({ 'ticket.commented': { mail: false } });
  expect((await readUnsubscribe(token))?.isOff).toBe(true);
  await comment();
  expect((await world.rowsFor(asha)).map(({ kind }) => kind)).toEqual(['push', 'mail', 'push']);
  await world.act(nils, 'technician', 'ticket.resolve', { ticketId, code: 'replaced', note: 'Done' });
  expect((await world.mailTo(world.mailbox(asha), 1)).mail.subject).toContain('Resolved');
});

test('the page posts the same, and is shown again', async () => {
  const token = await linkOf();
  const answer = await posted(token, { 'sec-fetch-mode': 'navigate' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/unsubscribe/${token}`]);
  expect((await chosen())?.choices).toEqual({ 'ticket.commented': { mail: false } });
});

test('what was made up, changed, or sent to another address ends nothing', async () => {
  const token = await linkOf();
  const [body = '', mac = ''] = token.split('.');
  const said = Buffer.from(body, 'base64url').toString();
  const other = (text: string) => `${Buffer.from(text).toString('base64url')}.${mac}`;
  const forged = [
    ...[other(said.replace('ticket.commented', 'all')), other(said.replace(asha.id, nils.id))],
    ...[`${body}.${'A'.repeat(43)}`, body, `${body}.`, '', '%00', `${token}x`, 'x'.repeat(5_000)],
  ];
  for (const one of forged) expect([one, (await posted(one)).status]).toEqual([one, 404]);
  await world.database.db
    .update(person)
    .set({ email: `new-${asha.id}@example.org` })
    .where(eq(person.id, asha.id));
  expect((await posted(token)).status).toBe(404);
  expect(await chosen()).toBeUndefined();
});
