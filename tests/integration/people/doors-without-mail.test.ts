import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { auditEntry, mailOutbox } from '#db/schema/operations';
import { oneTimeToken, person, team, teamMember } from '#db/schema/people';
import { entityScope } from '#db/schema/sync';
import type { Actor } from '#domain/access/roles';
import { DAY } from '#domain/kernel/types';
import { checkPassword } from '#server/auth/sign-in';
import { cleanUp } from '#server/jobs/cleanup';
import { acceptInvitation, invitedTo } from '#server/people/accept-invite';
import { askEmail } from '#server/people/change-email';
import { invitePerson, openInvitations, withdrawInvitation } from '#server/people/invite';
import { afterOf, countWaiting, decideNewcomer, nextPage, waitingNewcomers } from '#server/people/newcomers';
import { register } from '#server/people/register';
import { askReset, setByReset } from '#server/people/reset';
import { resetLinkFor } from '#server/people/reset-link';
import { setPersonActive } from '#server/people/set-active';
import { ensureSyncHead } from '#server/sync/head';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, SECRET } from '../auth/people';
import { peer } from './world';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
vi.stubEnv('HOLDFAST_REGISTER_DOMAINS', 'holdfast.test');
let database: TestDatabase;
let admin: Actor;
const teamId = randomUUID();
beforeAll(async () => {
  database = await createTestDatabase();
  await ensureSyncHead();
  admin = await administrator();
  await database.db.insert(team).values({ id: teamId, name: 'Network' });
});
afterAll(() => database.drop());

const administrator = async (): Promise<Actor> => ({
  id: (await addPerson(database, { role: 'administrator' })).id,
  role: 'administrator',
  teamIds: [],
});
const PASSWORD = 'four words are enough';
const asks = (email: string, password = PASSWORD) =>
  register({ name: 'محمد بن سلمان', email, phone: '', region: null, company: null, password }, peer());
const rowOf = async (email: string) =>
  (await database.db.select().from(person).where(eq(person.email, email)))[0];
const signsIn = async (email: string, password = PASSWORD) =>
  (await checkPassword(email, password, peer(), Date.now())).ok;

describe('without mail an administrator lets people in', () => {
  test('one waits, is let in, and signs in; a second registration of the address changes nothing', async () => {
    const email = 'waits@holdfast.test';
    expect(await asks(email)).toEqual({ kind: 'waiting' });
    expect(await asks(email, 'another password')).toEqual({ kind: 'waiting' });
    expect(await signsIn(email)).toBe(false);
    const { rows } = await waitingNewcomers(null);
    const one = rows.find((row) => row.email === email);
    expect(one).toMatchObject({ name: 'محمد بن سلمان' });
    await decideNewcomer({ id: String(one?.id), admit: true }, admin);
    await decideNewcomer({ id: String(one?.id), admit: true }, admin);
    expect(await signsIn(email)).toBe(true);
    expect(await signsIn(email, 'another password')).toBe(false);
    expect(await rowOf(email)).toMatchObject({ active: true, admission: 'admitted', role: 'requester' });
    const said = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subjectId, String(one?.id)));
    expect(said.map(({ action }) => action)).toEqual([
      'register',
      'register',
      'sign-in.refused',
      'person.admit',
      'sign-in.refused',
    ]);
    expect(await database.db.select().from(mailOutbox)).toEqual([]);
  });

  test('who is refused is gone, and the address is free', async () => {
    const email = 'refused@holdfast.test';
    await asks(email);
    const id = String((await rowOf(email))?.id);
    await decideNewcomer({ id, admit: false }, admin);
    expect(await rowOf(email)).toBeUndefined();
    await expect(decideNewcomer({ id, admit: true }, admin)).rejects.toMatchObject({ code: 'not_found' });
    expect(await asks(email)).toEqual({ kind: 'waiting' });
    await decideNewcomer({ id: String((await rowOf(email))?.id), admit: false }, admin);
  });

  test('they come in pages, who waits longest first', async () => {
    const now = Date.now();
    await database.db.insert(person).values(
      Array.from({ length: 60 }, (_, n) => ({
        ...{
          id: randomUUID(),
          name: `Person ${n}`,
          email: `page-${n}@holdfast.test`,
          role: 'requester' as const,
        },
        ...{ active: false, admission: 'awaiting_approval' as const, createdAt: now + Math.floor(n / 7) },
      })),
    );
    const first = await waitingNewcomers(null);
    const after = afterOf(new URL(String(nextPage(first.rows)), 'http://x').searchParams.get('after'));
    const second = await waitingNewcomers(after);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(first.more && !second.more).toBe(true);
    expect(ids).toHaveLength(await countWaiting());
    expect(new Set(ids).size).toBe(ids.length);
    expect(afterOf("1_' or 1=1")).toBeNull();
    expect(afterOf(['1', '2'])).toBeNull();
  });

  test('what needs mail is refused, and so is an address of another domain', async () => {
    await expect(askReset({ email: 'waits@holdfast.test' }, peer())).rejects.toMatchObject({
      code: 'forbidden',
    });
    const one = await addPerson(database);
    const me = { actor: { id: one.id, role: 'requester' as const, teamIds: [] }, name: 'X', ...one };
    const asked = askEmail(
      { email: 'n@holdfast.test', old: 'right password' },
      { ...me, sessionId: randomUUID(), shared: false },
      peer(),
    );
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    await expect(asks('x@elsewhere.example')).rejects.toMatchObject({ detail: { fault: 'other_domain' } });
  });
});

describe('A29 an invitation', () => {
  const secretOf = (link: string | null) => String(link).split('/').at(-1) ?? '';
  const invited = async (email: string, by = admin, role: 'requester' | 'technician' = 'technician') =>
    secretOf((await invitePerson(by, { email, role, teamIds: [teamId] })).link);
  const accepts = (token: string) =>
    acceptInvitation({ token, name: 'Sigríður', password: PASSWORD }, peer());

  test('makes the person it is for, with role and teams, once', async () => {
    const email = 'sigga@elsewhere.example';
    const token = await invited(email);
    expect(await invitedTo(token)).toEqual({ email, role: 'technician' });
    expect((await openInvitations(Date.now())).map((one) => one.email)).toContain(email);
    const both = await Promise.allSettled([accepts(token), accepts(token), accepts(token)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const row = await rowOf(email);
    expect(row).toMatchObject({ name: 'Sigríður', role: 'technician', active: true, admission: 'admitted' });
    const teams = await database.db
      .select()
      .from(teamMember)
      .where(eq(teamMember.personId, String(row?.id)));
    expect(teams).toEqual([{ teamId, personId: row?.id }]);
    expect(
      await database.db
        .select()
        .from(entityScope)
        .where(eq(entityScope.rootId, String(row?.id))),
    ).toHaveLength(1);
    expect(await signsIn(email)).toBe(true);
    await expect(accepts(token)).rejects.toMatchObject({ code: 'not_found' });
    const known = invitePerson(admin, { email, role: 'requester', teamIds: [] });
    await expect(known).rejects.toMatchObject({ detail: { field: 'email', fault: 'exists' } });
  });

  test('counts no longer after 7 days, when withdrawn, when another was made, when its maker may not invite', async () => {
    const late = await invited('late@holdfast.test');
    await database.db
      .update(oneTimeToken)
      .set({ createdAt: Date.now() - 8 * DAY, expiresAt: Date.now() - DAY })
      .where(eq(oneTimeToken.email, 'late@holdfast.test'));
    const withdrawn = await invited('withdrawn@holdfast.test');
    const open = (await openInvitations(Date.now())).find((one) => one.email === 'withdrawn@holdfast.test');
    await withdrawInvitation({ id: String(open?.id) }, admin);
    const first = await invited('twice@holdfast.test');
    const second = await invited('twice@holdfast.test');
    const other = await administrator();
    const orphan = await invited('orphan@holdfast.test', other);
    await setPersonActive(other.id, false, admin.id);
    for (const token of [late, withdrawn, first, orphan, 'made-up']) {
      expect(await invitedTo(token)).toBeNull();
      await expect(accepts(token)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await rowOf('orphan@holdfast.test')).toBeUndefined();
    expect(await accepts(second)).toEqual({ kind: 'done', email: 'twice@holdfast.test' });
  });

  test('is made by nobody without the right, and into no team that is not there', async () => {
    const manager = await addPerson(database, { role: 'manager' });
    const pretends: Actor = { id: manager.id, role: 'administrator', teamIds: [] };
    await expect(invited('x@holdfast.test', pretends)).rejects.toMatchObject({ code: 'forbidden' });
    const nowhere = invitePerson(admin, {
      email: 'x@holdfast.test',
      role: 'technician',
      teamIds: [randomUUID()],
    });
    await expect(nowhere).rejects.toMatchObject({ detail: { field: 'teamIds' } });
  });

  test('takes the place of a registration that nobody has confirmed', async () => {
    const email = 'both@holdfast.test';
    await asks(email, 'a password of a stranger');
    await accepts(await invited(email, admin, 'requester'));
    expect(await rowOf(email)).toMatchObject({ name: 'Sigríður', admission: 'admitted' });
    expect(await signsIn(email, 'a password of a stranger')).toBe(false);
  });
});

test('an administrator helps somebody to a new password by a link, and nobody else does', async () => {
  const one = await addPerson(database, { email: 'forgot@holdfast.test' });
  const { link } = await resetLinkFor(admin, { email: one.email });
  expect(link).toMatch(/^\/reset\/[\w-]{43}$/);
  expect(await signsIn(one.email, 'right password')).toBe(true);
  const token = String(link).split('/').at(-1) ?? '';
  expect(await setByReset({ token, password: PASSWORD }, peer())).toEqual({ kind: 'done' });
  expect(await signsIn(one.email)).toBe(true);
  const manager = await addPerson(database, { role: 'manager' });
  const pretends: Actor = { id: manager.id, role: 'administrator', teamIds: [] };
  await expect(resetLinkFor(pretends, { email: one.email })).rejects.toMatchObject({ code: 'forbidden' });
  const unknown = resetLinkFor(admin, { email: 'nobody@holdfast.test' });
  await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
});

test('registrations nobody confirmed go after a day, and links that ran out', async () => {
  const add = async (admission: 'awaiting_mail' | 'awaiting_approval', createdAt: number) => {
    const id = randomUUID();
    const row = { id, name: 'X', email: `${id}@holdfast.test`, role: 'requester', active: false } as const;
    await database.db.insert(person).values({ ...row, admission, createdAt });
    return id;
  };
  const now = Date.now();
  const old = await add('awaiting_mail', now - 2 * DAY);
  const again = await add('awaiting_mail', now - 2 * DAY);
  const young = await add('awaiting_mail', now - DAY / 2);
  const waits = await add('awaiting_approval', now - 30 * DAY);
  const link = (personId: string, expiresAt: number) => ({
    ...{ id: randomUUID(), kind: 'confirm' as const, personId, data: {}, createdAt: now, expiresAt },
    hash: randomUUID().replaceAll('-', '').repeat(2),
  });
  await database.db.insert(oneTimeToken).values([link(again, now + DAY), link(old, now - 2 * DAY)]);
  await cleanUp(database.db, now);
  const left = (await database.db.select({ id: person.id }).from(person)).map(({ id }) => id);
  expect([old, again, young, waits].map((id) => left.includes(id))).toEqual([false, true, true, true]);
  const links = await database.db.select().from(oneTimeToken);
  expect(links.filter(({ personId }) => personId === old)).toEqual([]);
});
