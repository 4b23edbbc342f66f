import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, type Id } from '#domain/kernel/types';
import { ARTICLE_LIMITS, articleVoteId } from '#domain/knowledge/article';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, lena, meera } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000009${String(n).padStart(4, '0')}`;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
const save = (over: Partial<ArgsOf<'article.save'>> = {}) =>
  stage.act(lena, 'article.save', {
    ...{ articleId: id(1), title: 'Paper jams', body: 'Open it', audience: 'everyone', teamId: null },
    ...{ categoryId: null, keywords: '' },
    ...over,
  });
const attach = (n: number, who: typeof lena | typeof asha = lena, articleId = id(1)) =>
  stage.act(who, 'article.attach', {
    ...{ articleId, fileId: id(n), name: 'flap', mediaType: 'image/png', size: 9, sha256: 'a'.repeat(64) },
    ...{ width: 4, height: 3 },
  });
const detach = (n: number, articleId = id(1)) =>
  stage.act(lena, 'article.detach', { articleId, fileId: id(n) });
const row = (n = 1) => stage.row('article', id(n));
const publish = async (args: ArgsOf<'article.publish'>) =>
  stage.act(meera, 'article.publish', args, await stage.seen(meera, 'article.publish', args));

describe('files of an article', () => {
  it('are put in and taken out while it is written, by those who write', async () => {
    await save();
    await expect(attach(11, asha)).rejects.toMatchObject({ code: 'forbidden' });
    await attach(11);
    await attach(12);
    await detach(11);
    await detach(11);
    expect((await row())?.files).toMatchObject([{ id: id(12), name: 'flap.png', mediaType: 'image/png' }]);
  });

  it('of a published one change by a revision alone, which begins with them', async () => {
    await save();
    await attach(11);
    await publish({ articleId: id(1) });
    for (const late of [attach(12), detach(11)])
      await expect(late).rejects.toMatchObject({ code: 'illegal_state' });
    await save({ articleId: id(2), revisesId: id(1) });
    await attach(12, lena, id(2));
    await detach(11, id(2));
    expect((await row())?.files.map((file) => file.id)).toEqual([id(11)]);
    await publish({ articleId: id(1), revisionId: id(2) });
    expect((await row())?.files.map((file) => file.id)).toEqual([id(12)]);
  });

  it('that the text names have to be there before it is published, and are part of what was read', async () => {
    await save({ body: `![flap](file:${id(11)})` });
    const args = { articleId: id(1) };
    await expect(publish(args)).rejects.toMatchObject({ detail: { field: 'files' } });
    const before = await stage.seen(meera, 'article.publish', args);
    await attach(11);
    await expect(stage.act(meera, 'article.publish', args, before)).rejects.toMatchObject({
      detail: { field: 'body' },
    });
    await publish(args);
  });

  it('are so many at most', async () => {
    await save();
    for (let n = 0; n < ARTICLE_LIMITS.files; n++) await attach(100 + n);
    await expect(attach(99)).rejects.toMatchObject({ code: 'invalid', detail: { field: 'files' } });
  });
});

describe('who reads an article', () => {
  const view = (who: typeof asha | typeof bruno) =>
    stage.act(who, 'article.view', { voteId: articleVoteId(id(1), who.id), articleId: id(1) });
  const views = async () => (await stage.rows('articleVote')).map((vote) => vote.views).sort();

  it('is counted once on a day', async () => {
    await save();
    await view(asha);
    expect(await views()).toEqual([]);
    await publish({ articleId: id(1) });
    // Whoever looks after it is no reader.
    await stage.act(lena, 'article.view', { voteId: articleVoteId(id(1), lena.id), articleId: id(1) });
    for (const who of [asha, bruno, asha]) await view(who);
    expect(await views()).toEqual([1, 1]);
    stage.wait(DAY);
    for (const who of [asha, asha]) await view(who);
    expect(await views()).toEqual([1, 2]);
  });

  it('changes nothing of when they said whether it helped, and is not for others to say', async () => {
    await save();
    await publish({ articleId: id(1) });
    const vote = { voteId: articleVoteId(id(1), asha.id), articleId: id(1) };
    await stage.act(asha, 'article.rate', { ...vote, helpful: false, reason: 'Which flap?' });
    const [said] = await stage.rows('articleVote');
    stage.wait(DAY);
    await view(asha);
    expect(await stage.rows('articleVote')).toMatchObject([{ at: said?.at, helpful: false, views: 1 }]);
    await expect(stage.act(bruno, 'article.view', vote)).rejects.toMatchObject({ code: 'invalid' });
  });
});
