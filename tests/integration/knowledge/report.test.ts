import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/types';
import { articleVoteId } from '#domain/knowledge/article';
import type { SignedIn } from '#server/auth/sessions';
import { articleReport, listArticles } from '#server/knowledge/report';
import { restoreVersion } from '#server/knowledge/restore';
import { readBase } from '#tests/support/article-base';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** What the desk knows of articles beyond their rows. */
let base: TestDatabase;
let org: Organisation;
let meera: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  meera = await Device.open(org.meera);
});
afterAll(() => base.drop());

const words = (body: string) => ({
  ...{ title: 'Paper jams', body, audience: 'everyone' as const, teamId: null },
  ...{ categoryId: null, keywords: 'printer' },
});
async function publishedTwice(): Promise<Id> {
  const [articleId, revisionId] = [newId(), newId()];
  await meera.push(
    meera.envelope('article.save', { articleId, ...words('first') }),
    meera.envelope('article.publish', { articleId }, { base: readBase(words('first')) }),
    meera.envelope('article.save', { articleId: revisionId, ...words('second'), revisesId: articleId }),
    meera.envelope('article.publish', { articleId, revisionId }, { base: readBase(words('second')) }),
  );
  return articleId;
}

it('counts what readers said, with their reasons and without their names', async () => {
  const articleId = await publishedTwice();
  for (const [who, helpful, reason] of [
    [org.asha, true, null],
    [org.bruno, false, 'Which flap?'],
    [org.omar, true, null],
  ] as const) {
    const device = await Device.open(who);
    const of = { voteId: articleVoteId(articleId, who.id), articleId };
    await device.push(device.envelope('article.rate', { ...of, helpful, reason }));
    if (who === org.asha)
      for (let n = 0; n < 2; n++) await device.push(device.envelope('article.solved', of));
  }
  const mine = (await listArticles(org.meera, '', Date.now())).articles.find(({ id }) => id === articleId);
  expect(mine).toMatchObject({ version: 2, helpful: 2, notHelpful: 1, solved: 1 });
  const report = await articleReport(org.meera, articleId);
  expect(report?.versions.map(({ version, body }) => [version, body])).toEqual([
    [2, 'second'],
    [1, 'first'],
  ]);
  expect(report?.reasons.map(({ text }) => text)).toEqual(['Which flap?']);
  expect(JSON.stringify(report?.reasons)).not.toContain(org.bruno.id);
  expect(await articleReport(org.meera, newId())).toBeNull();
});

it('an earlier text begins a change, once however often it is asked for', async () => {
  const articleId = await publishedTwice();
  const asked = { uid: newId(), articleId, version: 1 };
  const who = { actor: org.meera } as SignedIn;
  expect([await restoreVersion(asked, who), await restoreVersion(asked, who)]).toEqual([
    asked.uid,
    asked.uid,
  ]);
  const drafts = (await meera.bootstrap())
    .flatMap(({ rows }) => rows.article)
    .filter((row) => row.revisesId === articleId);
  expect(drafts).toMatchObject([{ state: 'draft', body: 'first', keywords: 'printer' }]);
  await expect(restoreVersion({ ...asked, uid: newId(), version: 9 }, who)).rejects.toMatchObject({
    code: 'not_found',
  });
});
