import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleVote } from '#db/schema/knowledge';
import type { Actor } from '#domain/access/roles';
import { DAY, type Id } from '#domain/kernel/types';
import { articleVoteId } from '#domain/knowledge/article';
import { deflectedSince, listArticles } from '#server/knowledge/report';
import { articleSearch, candidatesQuery } from '#server/knowledge/search';
import type { ArgsOf } from '#sync/registry';
import { readBase } from '#tests/support/article-base';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Articles found on the server: by the database's index of words, and by those who may read them alone. */
let base: TestDatabase;
let org: Organisation;
let lena: Device;
let meera: Device;
const named = new Map<Id, string>();
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [lena, meera] = [await Device.open(org.lena), await Device.open(org.meera)];
  await written('jams', { title: 'Paper jams in the ward printer', keywords: 'MFP, copier' });
  await written('toner', { title: 'Change the toner', body: 'The printer says when.' });
  await written('draft', { title: 'Printer in the basement' }, false);
  await written('staff', { title: 'Printer queue on the server', audience: 'staff' });
  await written('team', { title: 'Printer of the board', audience: 'team', teamId: org.teams.line });
  await written('short', { title: 'VP at home' });
  await written('kanji', { title: '印刷機の紙づまり' });
  // Enough others that an index is worth its while.
  for (let n = 0; n < 60; n++) await written(`other ${n}`, { title: `Badge reader ${n}` });
}, 60_000);
afterAll(() => base.drop());

async function written(name: string, over: Partial<ArgsOf<'article.save'>>, isPublished = true) {
  const articleId = newId();
  named.set(articleId, name);
  const words = {
    ...{ title: 'Paper jams', body: 'Open it', audience: 'everyone' as const, teamId: null },
    ...{ categoryId: null, keywords: '', ...over },
  };
  await lena.push(lena.envelope('article.save', { articleId, ...words }));
  if (isPublished)
    await meera.push(meera.envelope('article.publish', { articleId }, { base: readBase(words) }));
}
const found = async (who: Actor, typed: string): Promise<string> => {
  const { hits, nearly } = await articleSearch.find(who, typed, 20);
  return `${hits.map(({ id }) => named.get(id)).join(' ')}${nearly ? ' ~' : ''}`;
};

it('the best first: words of a title before words of a text', async () => {
  expect(await found(org.asha, 'printer')).toBe('jams toner');
  expect(await found(org.asha, 'copier')).toBe('jams');
  expect(await found(org.asha, 'print toner')).toBe('toner');
});

it('only what somebody may read, also where letters are wrong', async () => {
  const of = async (who: Actor, typed: string) => (await found(who, typed)).split(' ').sort().join(' ');
  expect(await of(org.nils, 'printer')).toBe('draft jams staff toner');
  expect(await of(org.omar, 'printer')).toBe('draft jams staff team toner');
  expect(await of(org.meera, 'printer')).toBe('draft jams staff team toner');
  expect(await of(org.asha, 'pritner')).toBe('jams toner ~');
  expect(await of(org.asha, 'basement')).toBe('');
  expect(await of(org.nils, 'baord')).toBe('');
});

it('what no index of words holds is found all the same, and signs mean nothing to the database', async () => {
  expect(await found(org.asha, 'vp')).toBe('short');
  expect(await found(org.asha, '印刷')).toBe('kanji');
  for (const typed of ['+-><()~*"@', '"', '* *', "') union select --", '%', ''])
    expect(await found(org.asha, typed)).toBe('');
});

it('looks along the index of words', async () => {
  const { sql, params } = candidatesQuery(org.meera, ['printer']).toSQL();
  const [rows] = (await base.pool.query(`explain ${sql}`, params)) as unknown as [
    { table: string; type: string; key: string }[],
  ];
  expect(rows.find(({ table }) => table === 'article')).toMatchObject({
    type: 'fulltext',
    key: 'article_words',
  });
});

it('the list of the desk is what was found, in that order, with what was found', async () => {
  const list = await listArticles(org.meera, 'pritner jams', Date.now());
  expect(list.articles.map(({ id }) => named.get(id))).toEqual(['jams']);
  expect([list.nearly, Object.values(list.found ?? {})]).toEqual([
    true,
    [expect.arrayContaining(['printer', 'jams'])],
  ]);
  const all = await listArticles(org.nils, '', Date.now());
  expect(all.found).toBeNull();
  expect(all.articles.some(({ id }) => named.get(id) === 'team')).toBe(false);
});

it('how often they are read, and whom they answered lately: each person once a day, and never who', async () => {
  const [articleId] = [...named].find(([, name]) => name === 'jams') ?? [];
  if (!articleId) throw new Error('no article');
  for (const who of [org.asha, org.bruno]) {
    const device = await Device.open(who);
    const vote = { voteId: articleVoteId(articleId, who.id), articleId };
    for (let times = 0; times < 3; times++) {
      await device.push(device.envelope('article.view', vote));
      await device.push(device.envelope('article.solved', vote));
    }
    // Said of a day long ago, from a device that lies: it counts for no day.
    await device.push(device.envelope('article.view', vote, { occurredAt: Date.now() - 90 * DAY }));
  }
  const now = Date.now();
  const list = await listArticles(org.meera, '', now);
  expect(list.articles.find(({ id }) => id === articleId)).toMatchObject({ views: 2, solved: 2 });
  expect(list.deflected).toBe(2);
  expect(JSON.stringify(list)).not.toContain(org.asha.id);
  await base.db
    .update(articleVote)
    .set({ solvedAt: now - 40 * DAY })
    .where(eq(articleVote.personId, org.bruno.id));
  expect(await deflectedSince(now - 30 * DAY)).toBe(1);
});
