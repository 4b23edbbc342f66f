import { createHash, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { person, session, team, teamMember } from '#db/schema/people';
import { liveSession, openSession } from '#server/auth/sessions';
import { checkPassword } from '#server/auth/sign-in';
import { liveStream } from '#server/live/stream';
import { changePassword } from '#server/people/account';
import { devicesOf, endDevice, endSessionsOf } from '#server/people/sessions-of';
import { setPersonActive } from '#server/people/set-active';
import { ensureSyncHead } from '#server/sync/head';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, SECRET } from '../auth/people';
import { median, peer } from './world';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await ensureSyncHead();
});
afterAll(() => database.drop());

/** Longest a stream, or a belief in a session, may outlive its end. */
const LIMIT = 5_000;

/** A signed-in device with an open stream; `over`: resolves with the time at which the stream ended. */
async function device(personId: string) {
  const sid = await openSession(personId, 'a browser', Date.now());
  const reader = liveStream(sid, new AbortController().signal).body?.getReader();
  if (!reader) throw new Error('no body');
  let ended = false;
  const over = (async () => {
    while (!(await reader.read()).done);
    ended = true;
    return Date.now();
  })();
  expect(await liveSession(sid, Date.now())).not.toBeNull();
  return { sid, over, ended: () => ended, leave: () => reader.cancel() };
}
const isLive = async (sid: string) => (await liveSession(sid, Date.now())) !== null;

describe('A30 a session', () => {
  test('ended with all others is refused at once and its stream is cut within 5 s; the one that asks goes on', async () => {
    const one = await addPerson(database);
    const [mine, theirs, third] = [await device(one.id), await device(one.id), await device(one.id)];
    expect((await devicesOf(one.id, Date.now())).map(({ sessionId }) => sessionId).sort()).toEqual(
      [mine.sid, theirs.sid, third.sid].sort(),
    );
    const start = Date.now();
    expect(await endSessionsOf(one.id, mine.sid)).toBe(2);
    expect([await isLive(mine.sid), await isLive(theirs.sid), await isLive(third.sid)]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await Promise.all([theirs.over, third.over])).every((at) => at - start < LIMIT)).toBe(true);
    expect(mine.ended()).toBe(false);
    await mine.leave();
  });

  test('ended by another process loses its stream within 5 s', async () => {
    const one = await addPerson(database);
    const away = await device(one.id);
    const start = Date.now();
    await database.db.update(session).set({ revokedAt: start }).where(eq(session.id, away.sid));
    expect((await away.over) - start).toBeLessThan(LIMIT);
  });

  test('of somebody whose role or teams change is cut off its stream within 5 s, and goes on with the new rights', async () => {
    const one = await addPerson(database);
    const teamId = randomUUID();
    await database.db.insert(team).values({ id: teamId, name: 'Network', firstLine: false, active: true });
    const steps: [string, () => Promise<unknown>][] = [
      ['role', () => database.db.update(person).set({ role: 'manager' }).where(eq(person.id, one.id))],
      ['teams', () => database.db.insert(teamMember).values({ personId: one.id, teamId })],
    ];
    for (const [what, change] of steps) {
      const away = await device(one.id);
      // It has begun with the old rights.
      expect(await isLive(away.sid)).toBe(true);
      const start = Date.now();
      await change();
      expect((await away.over) - start, what).toBeLessThan(LIMIT);
      expect(await isLive(away.sid)).toBe(true);
    }
  });

  test('of somebody who is switched off ends with its stream, and comes back only by signing in', async () => {
    const one = await addPerson(database);
    const away = await device(one.id);
    const start = Date.now();
    await setPersonActive(one.id, false);
    expect(await isLive(away.sid)).toBe(false);
    expect((await away.over) - start).toBeLessThan(LIMIT);
    expect((await checkPassword(one.email, 'right password', peer(), Date.now())).ok).toBe(false);
    await setPersonActive(one.id, true);
    expect(await isLive(away.sid)).toBe(false);
    expect((await checkPassword(one.email, 'right password', peer(), Date.now())).ok).toBe(true);
    await expect(setPersonActive(randomUUID(), false)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('ends with a password change, or stays when that was chosen', async () => {
    const one = await addPerson(database);
    const [mine, other] = [await device(one.id), await device(one.id)];
    const me = await liveSession(mine.sid, Date.now());
    if (!me) throw new Error('not signed in');
    const change = (old: string, password: string, endOthers: boolean) =>
      changePassword({ old, password, endOthers }, me, peer());
    await expect(change('wrong', 'a good password', true)).rejects.toMatchObject({
      detail: { field: 'old' },
    });
    const own = change('right password', String(one.email), true);
    await expect(own).rejects.toMatchObject({ detail: { field: 'password', fault: 'too_personal' } });
    expect(await change('right password', 'a good password', false)).toEqual({ kind: 'done' });
    expect(await isLive(other.sid)).toBe(true);
    expect(await change('a good password', 'another good one', true)).toEqual({ kind: 'done' });
    expect([await isLive(mine.sid), await isLive(other.sid)]).toEqual([true, false]);
    await other.over;
    await mine.leave();
  });

  test('of somebody else cannot be ended from one’s own list', async () => {
    const [one, two] = [await addPerson(database), await addPerson(database)];
    const theirs = await openSession(two.id, 'a browser', Date.now());
    expect(await endDevice(one.id, theirs)).toBe(false);
    expect(await isLive(theirs)).toBe(true);
    expect(await endDevice(two.id, theirs)).toBe(true);
    expect(await endDevice(two.id, theirs)).toBe(false);
    expect(await isLive(theirs)).toBe(false);
  });
});

describe('a password of an older desk', () => {
  const old = (password: string) => `sha256:${createHash('sha256').update(password, 'utf8').digest('hex')}`;
  const imported = async (password: string) => {
    const one = await addPerson(database);
    await database.db
      .update(person)
      .set({ passwordHash: old(password) })
      .where(eq(person.id, one.id));
    return one;
  };
  const hashOf = async (id: string) =>
    (await database.db.select({ hash: person.passwordHash }).from(person).where(eq(person.id, id)))[0]?.hash;
  const signIn = (email: string, password: string) => checkPassword(email, password, peer(), Date.now());

  test('is taken once and replaced in that same sign-in, also by two at once', async () => {
    const one = await imported('Grüße aus 2009');
    expect(await signIn(one.email, 'grüße aus 2009')).toMatchObject({ ok: false });
    expect(await hashOf(one.id)).toBe(old('Grüße aus 2009'));
    const both = await Promise.all([1, 2, 3].map(() => signIn(one.email, 'Grüße aus 2009')));
    expect(both.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await hashOf(one.id)).toMatch(/^\$argon2id\$/);
    expect(await signIn(one.email, 'Grüße aus 2009')).toMatchObject({ ok: true });
  });

  test('the hash itself is no password, nor does a switched-off person get a new one', async () => {
    const one = await imported('from an old desk');
    expect(await signIn(one.email, old('from an old desk'))).toMatchObject({ ok: false });
    await database.db.update(person).set({ active: false }).where(eq(person.id, one.id));
    expect(await signIn(one.email, 'from an old desk')).toMatchObject({ ok: false });
    expect(await hashOf(one.id)).toBe(old('from an old desk'));
  });

  test('A28 a wrong one takes as long as at any other account', async () => {
    const [before, now] = [await imported('from an old desk'), await addPerson(database)];
    const time = async (email: string) => {
      const start = performance.now();
      await signIn(email, 'a wrong password');
      return performance.now() - start;
    };
    await time(before.email);
    const [olds, ours]: [number[], number[]] = [[], []];
    for (let n = 0; n < 9; n += 1) {
      olds.push(await time(before.email));
      ours.push(await time(now.email));
    }
    const ratio = median(olds) / median(ours);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
