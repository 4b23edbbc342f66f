import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, type Id } from '#domain/kernel/types';
import { articleVoteId } from '#domain/knowledge/article';
import { monthsLater } from '#domain/knowledge/review';
import type { ArgsOf } from '#sync/registry';
import type { Base } from '#sync/tx';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, omar, lena, meera, teams } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000008${String(n).padStart(4, '0')}`;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
const written = (over: Partial<ArgsOf<'article.save'>> = {}): ArgsOf<'article.save'> => ({
  ...{ articleId: id(1), title: 'Paper jams', body: '1. Open flap A', audience: 'everyone', teamId: null },
  ...{ categoryId: null, keywords: '' },
  ...over,
});
const save = (over: Partial<ArgsOf<'article.save'>> = {}, who: typeof lena | typeof asha = lena) =>
  stage.act(who, 'article.save', written(over));
const row = (n = 1) => stage.row('article', id(n));
const publishAs = async (args: ArgsOf<'article.publish'>) =>
  stage.act(meera, 'article.publish', args, await stage.seen(meera, 'article.publish', args));
const publish = (n = 1) => publishAs({ articleId: id(n) });

describe('an article', () => {
  it('is written by staff, handed in, published by a manager, and taken out of use', async () => {
    await expect(save({}, asha)).rejects.toMatchObject({ code: 'forbidden' });
    await save();
    expect(await row()).toMatchObject({ state: 'draft', ownerId: lena.id, version: 0, publishedAt: null });
    await stage.act(lena, 'article.submit', { articleId: id(1) });
    await expect(stage.act(lena, 'article.publish', { articleId: id(1) })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await publish();
    const published = await row();
    const at = published?.publishedAt ?? 0;
    expect(published).toMatchObject({ state: 'published', version: 1, reviewDueAt: monthsLater(at, 12) });
    await expect(save({ body: 'Other' })).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(publish()).rejects.toMatchObject({ code: 'illegal_state' });
    await stage.act(meera, 'article.retire', { articleId: id(1) });
    expect(await row()).toMatchObject({ state: 'retired', reviewDueAt: null, version: 1 });
    await publish();
    expect(await row()).toMatchObject({ state: 'published', version: 2 });
  });

  it('that still holds comes up again a year later', async () => {
    await save();
    const confirm = (who: typeof lena | typeof asha) =>
      stage.act(who, 'article.confirm', { articleId: id(1) });
    await expect(confirm(lena)).rejects.toMatchObject({ code: 'illegal_state' });
    await publish();
    stage.wait(400 * DAY);
    await expect(confirm(asha)).rejects.toMatchObject({ code: 'forbidden' });
    await confirm(lena);
    expect(await row()).toMatchObject({ version: 1, reviewDueAt: monthsLater(stage.now, 12) });
  });

  it('for a team names one, and forgets it when it is for others', async () => {
    await expect(save({ audience: 'team' })).rejects.toMatchObject({ detail: { field: 'teamId' } });
    await save({ audience: 'team', teamId: teams.net });
    expect(await row()).toMatchObject({ teamId: teams.net });
    await save({ audience: 'staff', teamId: teams.net });
    expect(await row()).toMatchObject({ audience: 'staff', teamId: null });
  });

  it('two change it: fields for themselves, a text only by whoever has read it', async () => {
    await save();
    const base = await stage.seen(lena, 'article.save', written());
    await stage.act(omar, 'article.save', written({ title: 'Jams', body: '1. Open flap B' }), base);
    const mine = written({ keywords: 'printer', title: 'Stuck paper' });
    const outcome = await stage.act(lena, 'article.save', mine, base).catch((error) => error);
    expect(outcome).toMatchObject({ code: 'illegal_state', detail: { field: 'body' } });
    const again = await stage.seen(lena, 'article.save', written());
    await stage.act(lena, 'article.save', written({ body: '1. Open flap B\n2. Pull', title: 'Jams' }), again);
    expect(await row()).toMatchObject({ title: 'Jams', body: '1. Open flap B\n2. Pull' });
  });

  it('is published as it was read', async () => {
    await save();
    const base = await stage.seen(meera, 'article.publish', { articleId: id(1) });
    await save({ body: 'Something else' });
    const late = stage.act(meera, 'article.publish', { articleId: id(1) }, base);
    await expect(late).rejects.toMatchObject({ code: 'illegal_state', detail: { field: 'body' } });
    await publish();
  });

  it('is published by nobody who does not say what they read', async () => {
    await save();
    for (const base of [null, {}, { text: 1 }] as (Base | null)[])
      await expect(stage.act(meera, 'article.publish', { articleId: id(1) }, base)).rejects.toMatchObject({
        code: base?.text ? 'illegal_state' : 'invalid',
      });
    expect(await row()).toMatchObject({ state: 'draft' });
  });

  it('is published for those whom its publisher saw, and no others', async () => {
    await save({ audience: 'staff' });
    const base = await stage.seen(meera, 'article.publish', { articleId: id(1) });
    await save({ audience: 'everyone' });
    const late = stage.act(meera, 'article.publish', { articleId: id(1) }, base);
    await expect(late).rejects.toMatchObject({ code: 'illegal_state', detail: { field: 'body' } });
  });

  it('what was published or thrown away meanwhile is not made anew by a change of it', async () => {
    await save();
    const mine = written({ body: '1. Open flap D' });
    const base = await stage.seen(lena, 'article.save', mine);
    await stage.act(lena, 'article.discard', { articleId: id(1) });
    await expect(stage.act(lena, 'article.save', mine, base)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('two revisions: the second is looked at again, and does not take back the first unseen', async () => {
    await save();
    await publish();
    await save({ articleId: id(2), revisesId: id(1), body: '1. Open flap B' });
    await save({ articleId: id(3), revisesId: id(1), body: '1. Open flap C' });
    const first = { articleId: id(1), revisionId: id(2) };
    const second = { articleId: id(1), revisionId: id(3) };
    await publishAs(first);
    await expect(publishAs(second)).rejects.toMatchObject({
      code: 'illegal_state',
      detail: { field: 'body' },
    });
    // Written again by somebody who sees what is published by now.
    const again = written({ articleId: id(3), body: '1. Open flaps B and C' });
    await stage.act(lena, 'article.save', again, await stage.seen(lena, 'article.save', again));
    await publishAs(second);
    expect(await row()).toMatchObject({ body: '1. Open flaps B and C', version: 3 });
  });

  it('is changed by a revision that takes its place', async () => {
    await save();
    await expect(save({ articleId: id(2), revisesId: id(1) })).rejects.toMatchObject({ code: 'invalid' });
    await publish();
    await save({ articleId: id(2), revisesId: id(1), body: '1. Open flap C', audience: 'staff' });
    await expect(publish(2)).rejects.toMatchObject({ code: 'invalid' });
    await publishAs({ articleId: id(1), revisionId: id(2) });
    expect(await row()).toMatchObject({ body: '1. Open flap C', audience: 'staff', version: 2 });
    expect(await row(2)).toMatchObject({ state: 'draft' });
    expect((await row(2))?.deletedAt).not.toBeNull();
  });

  it('is thrown away by its writer, not by a colleague', async () => {
    await save();
    const discard = (who: typeof lena | typeof omar) =>
      stage.act(who, 'article.discard', { articleId: id(1) });
    await expect(discard(omar)).rejects.toMatchObject({ code: 'forbidden' });
    await discard(lena);
    await expect(discard(lena)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is tied to tickets later, and untied, by those who write', async () => {
    const ticketId = await stage.report(asha);
    await save();
    await publish();
    const link = (who: typeof lena | typeof asha | typeof omar, of: Id, linked: boolean) =>
      stage.act(who, 'article.link', { articleId: id(1), ticketId: of, linked });
    await expect(link(asha, ticketId, true)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(link(lena, id(77), true)).rejects.toMatchObject({ detail: { field: 'ticketId' } });
    for (let times = 0; times < 2; times++) await link(lena, ticketId, true);
    expect(await row()).toMatchObject({ ticketIds: [ticketId], state: 'published', version: 1 });
    for (let times = 0; times < 2; times++) await link(omar, ticketId, false);
    expect(await row()).toMatchObject({ ticketIds: [] });
  });

  it('names tickets that its writer may read', async () => {
    const ticketId = await stage.report(asha);
    await save({ ticketIds: [ticketId, ticketId, id(77)] });
    expect(await row()).toMatchObject({ ticketIds: [ticketId] });
  });
});

describe('whether it helped', () => {
  const of = (who: { id: Id }) => ({ voteId: articleVoteId(id(1), who.id), articleId: id(1) });
  const rate = (who: typeof asha | typeof bruno, helpful: boolean, reason: string | null = null) =>
    stage.act(who, 'article.rate', { ...of(who), helpful, reason });

  it('is said once by each, and the last counts', async () => {
    await save();
    await publish();
    await rate(asha, true);
    await rate(bruno, true);
    await rate(asha, false, ' Which flap? ');
    expect(
      (await stage.rows('articleVote')).map(({ personId, helpful, reason }) => [personId, helpful, reason]),
    ).toEqual([
      [asha.id, false, 'Which flap?'],
      [bruno.id, true, null],
    ]);
  });

  it('of what was taken away in the meantime it is nothing, and for nobody else', async () => {
    await rate(asha, true);
    await save();
    await rate(asha, true);
    expect(await stage.rows('articleVote')).toEqual([]);
    await publish();
    const args = { ...of(asha), helpful: true, reason: null };
    await expect(stage.act(bruno, 'article.rate', args)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('each time it spared a report is counted', async () => {
    await save();
    await publish();
    for (let n = 0; n < 5; n++) await stage.act(asha, 'article.solved', of(asha));
    expect(await stage.rows('articleVote')).toMatchObject([{ solved: 1, helpful: true }]);
    stage.wait(DAY);
    for (let n = 0; n < 2; n++) await stage.act(asha, 'article.solved', of(asha));
    expect(await stage.rows('articleVote')).toMatchObject([{ solved: 2 }]);
  });
});
