import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedFile } from '#db/schema/files';
import { article, articleVersion } from '#db/schema/knowledge';
import { DAY, type Id } from '#domain/kernel/types';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import { fileAddress } from '#domain/knowledge/files';
import type { SignedIn } from '#server/auth/sessions';
import { ALL_FOLDERS, cleanFiles, FILES_KEPT } from '#server/files/clean';
import { restoreVersion } from '#server/knowledge/restore';
import type { MutationResult } from '#sync/protocol/result';
import type { ArgsOf, MutationName } from '#sync/registry';
import { readBase } from '#tests/support/article-base';
import { Device, newId } from '#tests/support/device';
import { filesWorld, pdf, sha256, Uploader } from '../files/world';

/** Pictures of articles: through the same lane and the same door as files of tickets, for readers of the article alone. */
const world = filesWorld();
let [asha, lena, omar, nils, meera] = [] as unknown as [Uploader, Uploader, Uploader, Uploader, Uploader];
let picture: Buffer;
beforeAll(async () => {
  const { org } = world;
  [asha, lena, omar, nils, meera] = (await Promise.all(
    [org.asha, org.lena, org.omar, org.nils, org.meera].map(Uploader.of),
  )) as [Uploader, Uploader, Uploader, Uploader, Uploader];
  picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#3366aa' } })
    .png()
    .toBuffer();
});

async function act<N extends MutationName>(
  who: Uploader,
  name: N,
  args: ArgsOf<N>,
  over: Parameters<Device['envelope']>[2] = {},
): Promise<MutationResult> {
  const device = await Device.open(who.actor);
  const { results } = await device.push(device.envelope(name, args as never, over));
  return results[0]?.result as MutationResult;
}
const words = (over: Partial<ArgsOf<'article.save'>> = {}) => ({
  ...{ title: 'Paper jams', body: 'Open it', audience: 'everyone' as const, teamId: null },
  ...{ categoryId: null, keywords: '' },
  ...over,
});
async function written(over: Partial<ArgsOf<'article.save'>> = {}): Promise<Id> {
  const articleId = newId();
  expect(await act(lena, 'article.save', { articleId, ...words(over) })).toMatchObject({ status: 'ok' });
  return articleId;
}
const attach = (articleId: Id, fileId: Id, bytes: Uint8Array, who = lena) =>
  act(who, 'article.attach', {
    ...{ articleId, fileId, name: 'flap.png', mediaType: 'image/png' as const },
    ...{ size: bytes.length, sha256: sha256(bytes), width: 90, height: 60 },
  });
async function pictured(articleId: Id): Promise<Id> {
  const { id } = await lena.upload(picture);
  expect(await attach(articleId, id, picture)).toMatchObject({ status: 'ok' });
  return id;
}
async function publish(articleId: Id, revisionId?: Id): Promise<void> {
  const [row] = await world.base.db
    .select()
    .from(article)
    .where(eq(article.id, revisionId ?? articleId));
  if (!row) throw new Error('no article');
  const args = { articleId, ...(revisionId ? { revisionId } : {}) };
  const answer = await act(meera, 'article.publish', args, { base: readBase(row, row.files) });
  expect(answer).toMatchObject({ status: 'ok' });
}
const had = async (id: string, ...people: Uploader[]): Promise<string> =>
  (
    await Promise.all(
      people.map(async (who) =>
        [(await who.download(id)).status, (await who.download(id, '?thumb')).status].join(' '),
      ),
    )
  ).join();

describe('a picture of an article', () => {
  it('is had by whoever reads the article now: while it is written, published, narrowed, and out of use', async () => {
    const articleId = await written();
    const id = await pictured(articleId);
    expect(await had(id, lena, omar, meera, asha)).toBe('200 200,200 200,200 200,404 404');
    await publish(articleId);
    expect(await had(id, asha)).toBe('200 200');
    const revisionId = newId();
    await act(lena, 'article.save', {
      ...{ articleId: revisionId, ...words({ audience: 'staff' }), revisesId: articleId },
    });
    await publish(articleId, revisionId);
    expect(await had(id, omar, asha)).toBe('200 200,404 404');
    await act(meera, 'article.retire', { articleId });
    expect(await had(id, omar, asha)).toBe('200 200,404 404');
  });

  it('of one for a team is for that team alone, and those who publish', async () => {
    const articleId = await written({ audience: 'team', teamId: world.org.teams.line });
    const id = await pictured(articleId);
    await publish(articleId);
    expect(await had(id, omar, meera, nils, asha)).toBe('200 200,200 200,404 404,404 404');
  });

  it('taken out or thrown away is had by nobody, and its bytes go after some days', async () => {
    const [one, two] = [await written(), await written()];
    const [out, thrown] = [await pictured(one), await pictured(two)];
    await act(lena, 'article.detach', { articleId: one, fileId: out });
    await act(lena, 'article.discard', { articleId: two });
    expect(await had(out, lena)).toBe('404 404');
    expect(await had(thrown, lena, meera)).toBe('404 404,404 404');
    const kept = await pictured(await written());
    const clean = (now: number) => cleanFiles(world.base.db, now, ALL_FOLDERS);
    await clean(Date.now());
    const left = async (id: Id) =>
      (await world.base.db.select().from(storedFile).where(eq(storedFile.id, id))).length;
    expect([await left(out), await left(thrown)]).toEqual([1, 1]);
    await clean(Date.now() + FILES_KEPT.detached + DAY);
    expect([await left(out), await left(thrown), await left(kept)]).toEqual([0, 0, 1]);
    expect(await had(kept, lena)).toBe('200 200');
  });

  it('of an earlier text comes back with that text', async () => {
    const articleId = await written();
    const id = await pictured(articleId);
    await publish(articleId);
    const revisionId = newId();
    await act(lena, 'article.save', { articleId: revisionId, ...words(), revisesId: articleId });
    await act(lena, 'article.detach', { articleId: revisionId, fileId: id });
    await publish(articleId, revisionId);
    expect(await had(id, asha)).toBe('404 404');
    await cleanFiles(world.base.db, Date.now() + FILES_KEPT.detached + DAY, ALL_FOLDERS);
    const kept = await world.base.db
      .select({ files: articleVersion.files })
      .from(articleVersion)
      .where(eq(articleVersion.articleId, articleId))
      .orderBy(articleVersion.version);
    expect(kept.map(({ files }) => files.length)).toEqual([1, 0]);
    const asked = { uid: newId(), articleId, version: 1 };
    for (let times = 0; times < 2; times++)
      await restoreVersion(asked, { actor: world.org.meera } as SignedIn);
    const [draft] = await world.base.db.select().from(article).where(eq(article.id, asked.uid));
    expect(draft?.files.map((file) => file.id)).toEqual([id]);
    expect(await had(id, meera, asha)).toBe('200 200,404 404');
    // It keeps its own, however many the article has by now.
    const full = draft?.files.slice(0, 1) ?? [];
    const files = Array.from({ length: ARTICLE_LIMITS.files }, () => ({ ...full[0], id: newId() }));
    await world.base.db
      .update(article)
      .set({ files: files as typeof full })
      .where(eq(article.id, articleId));
    const again = { ...asked, uid: newId() };
    await restoreVersion(again, { actor: world.org.meera } as SignedIn);
    const [second] = await world.base.db.select().from(article).where(eq(article.id, again.uid));
    expect(second?.files).toHaveLength(ARTICLE_LIMITS.files);
    expect(second?.files.map((file) => file.id)).toContain(id);
  });
});

describe('A13 A15 what is not one', () => {
  it('SVG and HTML are refused by their content, whatever they are called', async () => {
    const articleId = await written();
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      '<!doctype html><script>alert(1)</script>',
      '<?xml version="1.0"?><svg/>',
    ]) {
      const bytes = new TextEncoder().encode(text);
      const { id, status } = await lena.upload(bytes);
      expect(status).toBe(415);
      expect(await attach(articleId, id, bytes)).toMatchObject({ status: 'rejected', code: 'no_file' });
    }
    const [row] = await world.base.db.select().from(article).where(eq(article.id, articleId));
    expect(row?.files).toEqual([]);
  });

  it('another type said than there is: what it is counts, and it is served as a download that no page runs', async () => {
    const articleId = await written();
    const bytes = pdf('not a picture');
    const { id } = await lena.upload(bytes);
    await attach(articleId, id, bytes);
    const [row] = await world.base.db.select().from(article).where(eq(article.id, articleId));
    expect(row?.files).toMatchObject([{ mediaType: 'application/pdf', name: 'flap.png.pdf' }]);
    const answer = await omar.download(id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^attachment;/),
      'cache-control': 'private, no-store',
    });
  });

  it('A16 ids of others: a ticket’s file, a colleague’s upload, an article’s, and no ids at all', async () => {
    const mine = await written();
    const device = await Device.open(world.org.nils);
    const ticketId = await device.reported();
    const ofTicket = await nils.upload(picture);
    await nils.attach(ticketId, ofTicket.id, picture, {
      ...{ kind: 'photo', mediaType: 'image/png', name: 'a.png' },
    });
    const ofColleague = await omar.upload(picture);
    const ofTeam = await pictured(await written({ audience: 'team', teamId: world.org.teams.line }));
    for (const id of [ofTicket.id, ofColleague.id, ofTeam])
      expect(await attach(mine, id, picture)).toMatchObject({ status: 'rejected' });
    // Named in a text, it still is no file of that article, and cannot be published with it.
    const naming = await written({ body: `![x](${fileAddress(ofTeam)})` });
    const answer = await act(
      meera,
      'article.publish',
      { articleId: naming },
      { base: readBase(words({ body: `![x](${fileAddress(ofTeam)})` })) },
    );
    expect(answer).toMatchObject({ status: 'rejected', detail: { field: 'files' } });
    expect(await had(ofTeam, asha, nils)).toBe('404 404,404 404');
    for (const id of ['../../etc/passwd', '..%2f..%2fkept', `${ofTeam}/..`, mine, ''])
      expect((await omar.download(id)).status).toBe(404);
  });
});
