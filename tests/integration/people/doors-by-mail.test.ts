import { performance } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailOutbox } from '#db/schema/operations';
import { oneTimeToken, person } from '#db/schema/people';
import { entityScope, syncChange } from '#db/schema/sync';
import { isSessionLive, openSession } from '#server/auth/sessions';
import { checkPassword } from '#server/auth/sign-in';
import { changePassword } from '#server/people/account';
import { askEmail, takeEmail } from '#server/people/change-email';
import { confirmNewcomer, emailToConfirm } from '#server/people/confirm';
import { register, registerRequest } from '#server/people/register';
import { askReset, mayReset, setByReset } from '#server/people/reset';
import { namedIn } from '../../support/mail-server';
import { addPerson } from '../auth/people';
import { type DoorsWorld, doorsWithMail, median, ORIGIN, peer } from './world';

let world: DoorsWorld;
beforeAll(async () => {
  world = await doorsWithMail();
});
afterAll(() => world.stop());

const PASSWORD = 'four words are enough';
const asks = (email: string, over: Partial<Parameters<typeof register>[0]> = {}) =>
  register(
    {
      name: 'Nguyễn Thị Minh Châu',
      email,
      phone: '',
      region: null,
      company: null,
      password: PASSWORD,
      ...over,
    },
    peer(),
  );
const rowOf = async (email: string) =>
  (await world.database.db.select().from(person).where(eq(person.email, email)))[0];
const signsIn = async (email: string, password: string) =>
  (await checkPassword(email, password, peer(), Date.now())).ok;
const known = async (email: string) => addPerson(world.database, { email });
const signedIn = (one: { id: string; email: string }, sessionId: string) => ({
  ...{ actor: { id: one.id, role: 'requester' as const, teamIds: [] }, name: 'Test Person' },
  ...{ email: one.email, sessionId, shared: false },
});

describe('a newcomer', () => {
  test('is on no device and cannot sign in until mail and password have met', async () => {
    const email = 'chau@holdfast.test';
    expect(await asks(email, { phone: '+41 62 555 01 23', company: 'Zentralsterilisation' })).toEqual({
      kind: 'mail',
    });
    const before = await rowOf(email);
    expect(before).toMatchObject({ active: false, admission: 'awaiting_mail', passwordHash: null });
    const id = String(before?.id);
    expect(await world.database.db.select().from(syncChange).where(eq(syncChange.rootId, id))).toEqual([]);
    expect(await signsIn(email, PASSWORD)).toBe(false);

    const token = await world.secretFor(email);
    expect(await emailToConfirm(token)).toBe(email);
    const wrong = confirmNewcomer({ token, password: 'not that one' }, peer());
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', detail: { field: 'password' } });
    expect(await confirmNewcomer({ token, password: PASSWORD }, peer())).toEqual({ kind: 'done', email });
    expect(await rowOf(email)).toMatchObject({
      ...{ name: 'Nguyễn Thị Minh Châu', phone: '+41625550123', company: 'Zentralsterilisation' },
      ...{ active: true, admission: 'admitted', role: 'requester' },
    });
    expect(await signsIn(email, PASSWORD)).toBe(true);
    const scopes = await world.database.db.select().from(entityScope).where(eq(entityScope.rootId, id));
    expect(scopes).toHaveLength(2);
    const again = confirmNewcomer({ token, password: PASSWORD }, peer());
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
  });

  test('whose address a stranger registered first takes it with their own link and password', async () => {
    const email = 'victim@holdfast.test';
    await asks(email, { name: 'Mallory', password: 'a password of mallory' });
    const theirs = await world.secretFor(email);
    await asks(email, { name: 'Victoria' });
    const mine = await world.secretFor(email, 1);
    // The owner of the mail follows the stranger's link: the stranger's password is not theirs.
    const followed = confirmNewcomer({ token: theirs, password: PASSWORD }, peer());
    await expect(followed).rejects.toMatchObject({ code: 'invalid' });
    await confirmNewcomer({ token: mine, password: PASSWORD }, peer());
    expect(await rowOf(email)).toMatchObject({ name: 'Victoria' });
    const late = confirmNewcomer({ token: theirs, password: 'a password of mallory' }, peer());
    await expect(late).rejects.toMatchObject({ code: 'not_found' });
    expect(await signsIn(email, 'a password of mallory')).toBe(false);
  });

  test('of eight at once with one address there is one', async () => {
    const email = 'eight@holdfast.test';
    await Promise.all(Array.from({ length: 8 }, () => asks(email)));
    expect(await world.database.db.select().from(person).where(eq(person.email, email))).toHaveLength(1);
  });

  test('A8 decides nothing but what is theirs', () => {
    const fields = {
      name: 'X',
      email: 'x@holdfast.test',
      phone: '',
      region: null,
      company: '',
      password: PASSWORD,
    };
    expect(registerRequest.safeParse(fields).success).toBe(true);
    for (const more of [
      { role: 'administrator' },
      { active: true },
      { admission: 'admitted' },
      { siteId: 'x' },
    ])
      expect(registerRequest.safeParse({ ...fields, ...more }).success).toBe(false);
  });
});

describe('A27 A35 recipients', () => {
  test.each([
    'a@holdfast.test,b@evil.example',
    '"a@evil.example"@holdfast.test',
    'a＠holdfast.test',
    'Amara <b@evil.example>',
    'a@holdfast.test\r\nBcc: b@evil.example',
    'a@hоldfast.test',
  ])('%j is refused before anything is written', (email) => {
    const fields = { name: 'X', phone: '', region: null, company: '', password: PASSWORD };
    expect(registerRequest.safeParse({ ...fields, email }).success).toBe(false);
  });

  test('a mail goes to the stored mailbox alone, and says nothing a stranger typed', async () => {
    const email = 'once@holdfast.test';
    await asks(email, { name: 'Click evil.example', company: 'evil.example' });
    const { to, from, mail, raw } = await world.mailTo(email);
    expect(to).toEqual([email]);
    expect(from).toBe('desk@example.org');
    expect(namedIn(mail)).toEqual([email]);
    expect(raw).not.toMatch(/evil/);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });
});

describe('A26 a reset', () => {
  test('leads to the configured address, works once, ends every session, and is stored as a hash alone', async () => {
    const one = await known('reset@holdfast.test');
    const sid = await openSession(one.id, 'a browser', Date.now());
    expect(await isSessionLive(sid)).toBe(true);
    expect(await askReset({ email: one.email }, peer())).toEqual({ kind: 'mail' });
    const { link } = await world.mailTo(one.email);
    expect(link).toMatch(new RegExp(`^${ORIGIN}/reset/[\\w-]{43}$`));
    const token = String(link).split('/').at(-1) ?? '';
    const tokens = await world.database.db
      .select()
      .from(oneTimeToken)
      .where(eq(oneTimeToken.personId, one.id));
    const jobs = await world.database.db.select().from(mailOutbox).where(eq(mailOutbox.personId, one.id));
    expect(JSON.stringify([tokens, jobs])).not.toContain(token);
    expect(tokens[0]?.expiresAt).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
    await expect
      .poll(async () => (await world.database.db.select().from(mailOutbox)).filter((job) => job.data.sealed))
      .toEqual([]);

    expect(await mayReset(token)).toBe(true);
    expect(await mayReset(token)).toBe(true); // looking uses nothing up
    const weak = setByReset({ token, password: 'password123' }, peer());
    await expect(weak).rejects.toMatchObject({ code: 'invalid', detail: { fault: 'too_common' } });
    expect(await setByReset({ token, password: 'another good one' }, peer())).toEqual({ kind: 'done' });
    expect(await isSessionLive(sid)).toBe(false);
    expect(await signsIn(one.email, 'another good one')).toBe(true);
    expect(await signsIn(one.email, 'right password')).toBe(false);
    const again = setByReset({ token, password: 'a third good one' }, peer());
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
    expect((await world.mailTo(one.email, 1)).mail.subject).toMatch(/was changed/);
  });

  test('of ten uses at once one wins', async () => {
    const one = await known('race@holdfast.test');
    await askReset({ email: one.email }, peer());
    const token = await world.secretFor(one.email);
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => setByReset({ token, password: `a good password ${n}` }, peer())),
    );
    const won = tries.flatMap((one, n) =>
      one.status === 'fulfilled' && one.value.kind === 'done' ? [n] : [],
    );
    expect(won).toHaveLength(1);
    expect(await signsIn(one.email, `a good password ${won[0]}`)).toBe(true);
  });

  test('dies with a password change, with its time, and when the person is switched off', async () => {
    const one = await known('dies@holdfast.test');
    const sid = await openSession(one.id, 'a browser', Date.now());
    const fresh = async (seen: number) => {
      await askReset({ email: one.email }, peer());
      return world.secretFor(one.email, seen);
    };
    const first = await fresh(0);
    const change = { old: 'right password', password: 'changed by myself', endOthers: true };
    expect(await changePassword(change, signedIn(one, sid), peer())).toEqual({ kind: 'done' });
    expect(await mayReset(first)).toBe(false);
    await world.mailTo(one.email, 1);
    const second = await fresh(2);
    await world.database.db
      .update(oneTimeToken)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(oneTimeToken.personId, one.id));
    const late = setByReset({ token: second, password: 'a good password' }, peer());
    await expect(late).rejects.toMatchObject({ code: 'not_found' });
    expect(await signsIn(one.email, 'changed by myself')).toBe(true);
  });

  test('guessing a link is slowed down by the address it comes from', async () => {
    const from = peer();
    const answers: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      const answer = await setByReset({ token: `guess-${n}`, password: PASSWORD }, from).catch(
        (error: { code: string }) => ({ kind: error.code }),
      );
      answers.push(answer.kind);
    }
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('not_found'));
    expect(answers.slice(5)).toEqual(Array(5).fill('slow_down'));
  });
});

describe('A28 who has an account', () => {
  test('neither the answer nor its time says: registering and asking for a reset', async () => {
    const one = await known('here@holdfast.test');
    const time = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      expect(await work()).toEqual({ kind: 'mail' });
      return performance.now() - start;
    };
    const there: number[] = [];
    const nobody: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      there.push(await time(() => askReset({ email: one.email }, peer())));
      nobody.push(await time(() => askReset({ email: `no-${n}@holdfast.test` }, peer())));
      there.push(await time(() => asks(one.email)));
      nobody.push(await time(() => asks(`new-${n}@holdfast.test`)));
    }
    const ratio = median(nobody) / median(there);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.18);
    // Whoever has the mailbox learns it.
    expect((await world.mailTo(one.email)).mail.subject).toMatch(/already have an account|new password/);
  });

  test('strangers who ask again and again send five mails, and the links of those work', async () => {
    const one = await known('bombed@holdfast.test');
    for (let n = 0; n < 8; n += 1) await askReset({ email: one.email }, peer());
    const token = await world.secretFor(one.email, 4);
    const jobs = await world.database.db.select().from(mailOutbox).where(eq(mailOutbox.personId, one.id));
    expect(jobs).toHaveLength(5);
    expect(await setByReset({ token, password: 'another good one' }, peer())).toEqual({ kind: 'done' });
  });

  test('A31 a burst from one address is refused, whoever it is about; others go on', async () => {
    const from = peer();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => askReset({ email: `burst-${n}@holdfast.test` }, from)),
    );
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['mail', 'slow_down']));
    expect(await askReset({ email: 'burst-1@holdfast.test' }, peer())).toEqual({ kind: 'mail' });
  });
});

describe('another address', () => {
  test('is taken when it answers; the old one is told and its links die', async () => {
    const one = await known('old@holdfast.test');
    const me = signedIn(one, await openSession(one.id, 'a browser', Date.now()));
    const email = 'new@holdfast.test';
    const wrong = askEmail({ email, old: 'wrong' }, me, peer());
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', detail: { field: 'old' } });
    await askReset({ email: one.email }, peer());
    const reset = await world.secretFor(one.email);
    expect(await askEmail({ email, old: 'right password' }, me, peer())).toEqual({ kind: 'mail' });
    expect((await world.mailTo(one.email, 1)).mail.subject).toMatch(/about to change/);
    const token = await world.secretFor(email);
    expect(await signsIn(email, 'right password')).toBe(false);
    expect(await takeEmail({ token }, peer())).toEqual({ kind: 'done', email });
    await expect(takeEmail({ token }, peer())).rejects.toMatchObject({ code: 'not_found' });
    expect(await signsIn(email, 'right password')).toBe(true);
    expect(await signsIn(one.email, 'right password')).toBe(false);
    expect(await mayReset(reset)).toBe(false);
  });

  test('that somebody has gets the same answer and changes nothing', async () => {
    const one = await known('mine@holdfast.test');
    const other = await known('theirs@holdfast.test');
    const me = signedIn(one, await openSession(one.id, 'a browser', Date.now()));
    expect(await askEmail({ email: other.email, old: 'right password' }, me, peer())).toEqual({
      kind: 'mail',
    });
    const { mail, link } = await world.mailTo(other.email);
    expect(mail.subject).toMatch(/already have an account/);
    expect(link).toBe(`${ORIGIN}/sign-in`);
    expect(await rowOf(other.email)).toMatchObject({ id: other.id });
  });
});
