import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article, articleVersion, articleVote } from '#db/schema/knowledge';
import type { Id } from '#domain/kernel/types';
import { articleVoteId } from '#domain/knowledge/article';
import type { ArgsOf } from '#sync/registry';
import { readBase } from '#tests/support/article-base';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, newId, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Who holds which article, on a real database: over a first load, the feed, and what is asked for by its id. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let lena: Device;
let omar: Device;
let meera: Device;
let nils: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  const people = [org.asha, org.lena, org.omar, org.meera, org.nils];
  [asha, lena, omar, meera, nils] = (await Promise.all(people.map((who) => Device.open(who)))) as [
    ...[Device, Device, Device, Device, Device],
  ];
});
afterAll(() => base.drop());

const words = (over: Partial<ArgsOf<'article.save'>> = {}) => ({
  ...{ title: 'Paper jams', body: '1. Open flap A', audience: 'everyone' as const, teamId: null },
  ...{ categoryId: null, keywords: '' },
  ...over,
});
/** @throws when the server refuses it */
async function act(device: Device, ...sent: Parameters<Device['envelope']>): Promise<void> {
  const answer = await device.push(device.envelope(...sent));
  const [settled] = answer.results;
  if (settled?.result.status !== 'ok') throw new Error(JSON.stringify(settled?.result));
}
async function written(over: Partial<ArgsOf<'article.save'>> = {}): Promise<Id> {
  const articleId = newId();
  await act(lena, 'article.save', { articleId, ...words(over) });
  return articleId;
}
const publish = async (articleId: Id, revisionId?: Id) =>
  act(
    meera,
    'article.publish',
    { articleId, ...(revisionId ? { revisionId } : {}) },
    await asRead(revisionId ?? articleId),
  );
/** What somebody sees of an article who is about to publish it. */
async function asRead(id: Id) {
  const [row] = await base.db.select().from(article).where(eq(article.id, id));
  if (!row) throw new Error('no article');
  return { base: readBase(row, row.files) };
}
const holds = async (device: Device, id: Id): Promise<boolean> =>
  (await device.bootstrap()).some(({ rows }) => rows.article.some((row) => row.id === id));
const asked = async (device: Device, id: Id): Promise<boolean> => {
  const answer = await device.record({ kind: 'article', id });
  return JSON.stringify(answer).includes('Open flap');
};
/** Everything the feed has for a device from here on. */
async function pulled(device: Device): Promise<{ puts: Id[]; dels: Id[] }> {
  const all = { puts: [] as Id[], dels: [] as Id[] };
  for (;;) {
    const before = JSON.stringify(device.cursor);
    const page = await device.pull();
    all.puts.push(...putIds(page));
    all.dels.push(...delIds(page));
    if (JSON.stringify(device.cursor) === before) return all;
  }
}

it('what is written and reviewed reaches no requester, by no way', async () => {
  await pulled(asha);
  const id = await written();
  await act(lena, 'article.submit', { articleId: id });
  for (const device of [lena, omar, meera]) expect(await holds(device, id)).toBe(true);
  expect(await holds(asha, id)).toBe(false);
  expect(await asked(asha, id)).toBe(false);
  expect((await pulled(asha)).puts).not.toContain(id);
});

it('published for everyone it comes to them, and leaves when it is taken out of use', async () => {
  await pulled(asha);
  const id = await written();
  await publish(id);
  expect((await pulled(asha)).puts).toContain(id);
  expect(await holds(asha, id)).toBe(true);
  await act(meera, 'article.retire', { articleId: id });
  expect((await pulled(asha)).dels).toContain(id);
  expect(await holds(asha, id)).toBe(false);
  expect(await holds(omar, id)).toBe(true);
});

it('a revision that narrows its readers takes it off the devices of the others', async () => {
  const id = await written();
  await publish(id);
  await pulled(asha);
  const revisionId = newId();
  await act(lena, 'article.save', { articleId: revisionId, ...words({ audience: 'staff' }), revisesId: id });
  expect(await holds(asha, revisionId)).toBe(false);
  await publish(id, revisionId);
  const feed = await pulled(asha);
  expect(feed.dels).toContain(id);
  expect(feed.puts).not.toContain(id);
  expect(await asked(asha, id)).toBe(false);
  expect(await holds(omar, id)).toBe(true);
});

it('for staff, and for one team', async () => {
  const forStaff = await written({ audience: 'staff' });
  const forTeam = await written({ audience: 'team', teamId: org.teams.line });
  // What is for a team is for no other staff, also while it is written; those who publish have to read it.
  expect([await holds(nils, forTeam), await asked(nils, forTeam)]).toEqual([false, false]);
  for (const id of [forStaff, forTeam]) await publish(id);
  for (const device of [lena, omar, meera, nils]) {
    expect(await holds(device, forStaff)).toBe(true);
    expect(await holds(device, forTeam)).toBe(device !== nils);
  }
  const change = newId();
  await act(lena, 'article.save', {
    articleId: change,
    ...words({ audience: 'team', teamId: org.teams.line }),
    revisesId: forTeam,
  });
  expect([await holds(nils, change), await holds(meera, change)]).toEqual([false, true]);
  await publish(forTeam, change);
  await act(meera, 'article.retire', { articleId: forTeam });
  expect([await holds(nils, forTeam), await holds(omar, forTeam)]).toEqual([false, true]);
  expect([await holds(asha, forStaff), await holds(asha, forTeam)]).toEqual([false, false]);
  expect([await asked(asha, forStaff), await asked(asha, forTeam)]).toEqual([false, false]);
});

it('names its tickets to staff alone', async () => {
  const ticketId = await omar.reported();
  const articleId = newId();
  await act(omar, 'article.save', { articleId, ...words(), ticketIds: [ticketId] });
  await publish(articleId);
  const seen = async (device: Device) =>
    (await device.bootstrap()).flatMap(({ rows }) => rows.article).find((row) => row.id === articleId);
  expect(await seen(omar)).toMatchObject({ ticketIds: [ticketId] });
  expect(await seen(asha)).toMatchObject({ ticketIds: [] });
});

it('each text that was published is kept, with who did it', async () => {
  const id = await written();
  await publish(id);
  const revisionId = newId();
  await act(lena, 'article.save', {
    articleId: revisionId,
    ...words({ body: '1. Open flap B' }),
    revisesId: id,
  });
  await publish(id, revisionId);
  const versions = await base.db
    .select()
    .from(articleVersion)
    .where(eq(articleVersion.articleId, id))
    .orderBy(asc(articleVersion.version));
  expect(versions).toMatchObject([
    { version: 1, body: '1. Open flap A', by: org.meera.id },
    { version: 2, body: '1. Open flap B', by: org.meera.id },
  ]);
  const [row] = await base.db.select().from(article).where(eq(article.id, id));
  expect(row).toMatchObject({ version: 2, body: '1. Open flap B' });
});

it('two who publish the same at once make one version', async () => {
  const id = await written();
  const other = await Device.open(org.ada);
  const read = await asRead(id);
  const both = await Promise.all(
    [meera, other].map((device) => device.push(device.envelope('article.publish', { articleId: id }, read))),
  );
  expect(both.map(({ results }) => results[0]?.result.status).sort()).toEqual(['ok', 'rejected']);
});

it('whether it helped is for whoever said it alone, and counts once', async () => {
  const articleId = await written();
  await publish(articleId);
  const voteId = articleVoteId(articleId, org.asha.id);
  for (const helpful of [true, false])
    await act(asha, 'article.rate', { voteId, articleId, helpful, reason: 'Which flap?' });
  await act(asha, 'article.solved', { voteId, articleId });
  const rows = await base.db.select().from(articleVote).where(eq(articleVote.articleId, articleId));
  expect(rows).toMatchObject([{ personId: org.asha.id, helpful: true, reason: 'Which flap?', solved: 1 }]);
  const seen = async (device: Device) =>
    (await device.bootstrap()).some(({ rows: all }) => all.articleVote.some(({ id }) => id === voteId));
  expect([await seen(asha), await seen(omar), await seen(meera)]).toEqual([true, false, false]);
});

it('a requester writes none, and says nothing of what they may not read', async () => {
  const articleId = newId();
  await expect(act(asha, 'article.save', { articleId, ...words() })).rejects.toThrow('forbidden');
  const hidden = await written({ audience: 'staff' });
  await publish(hidden);
  await act(asha, 'article.rate', {
    ...{ voteId: articleVoteId(hidden, org.asha.id), articleId: hidden, helpful: true, reason: null },
  });
  expect(await base.db.select().from(articleVote).where(eq(articleVote.articleId, hidden))).toEqual([]);
});
