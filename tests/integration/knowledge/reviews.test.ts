import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { article } from '#db/schema/knowledge';
import { notice } from '#db/schema/notices';
import { outbox } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { DAY, type Id } from '#domain/kernel/types';
import { remindOfReviews, reviewsQuery } from '#server/jobs/remind-of-reviews';
import { readNews, readPush } from '#server/notify/news';
import type { ArgsOf } from '#sync/registry';
import { readBase } from '#tests/support/article-base';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Review dates that come, on a clock that is moved. */
let base: TestDatabase;
let org: Organisation;
let lena: Device;
let meera: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [lena, meera] = [await Device.open(org.lena), await Device.open(org.meera)];
});
afterAll(() => base.drop());

async function published(over: Partial<ArgsOf<'article.save'>> = {}): Promise<{ id: Id; dueAt: number }> {
  const articleId = newId();
  const words = {
    ...{ title: 'Paper jams', body: 'Open it', audience: 'everyone' as const, teamId: null },
    ...{ categoryId: null, keywords: '', ...over },
  };
  await lena.push(lena.envelope('article.save', { articleId, ...words }));
  await meera.push(meera.envelope('article.publish', { articleId }, { base: readBase(words) }));
  const [row] = await base.db.select().from(article).where(eq(article.id, articleId));
  return { id: articleId, dueAt: row?.reviewDueAt ?? 0 };
}
const told = async (id: Id) =>
  (await base.db.select().from(notice).where(eq(notice.ticketId, id))).map((row) => row.personId).sort();
const run = (now: number) => remindOfReviews(base.db, now);
/** What is read when a message goes looks at the clock of that moment. */
async function at<T>(now: number, work: () => Promise<T>): Promise<T> {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now);
  return work().finally(() => clock.mockRestore());
}

it('the owner is told when the date has come, not before, once, however many look', async () => {
  const { id, dueAt } = await published();
  await run(dueAt - 1);
  expect(await told(id)).toEqual([]);
  // After days without a worker, three of them at the same time.
  const late = dueAt + 5 * DAY;
  await Promise.all([run(late), run(late), run(late)]);
  expect(await run(late + DAY)).toBe(0);
  expect(await told(id)).toEqual([org.lena.id]);
  const rows = await base.db.select().from(outbox).where(eq(outbox.ticketId, id));
  expect(rows.filter(({ kind }) => kind === 'push')).toMatchObject([
    { personId: org.lena.id, event: 'article.review', urgent: false },
  ]);
  const of = {
    personId: org.lena.id,
    event: 'article.review',
    detail: null,
    eventUid: newId(),
    ticketId: id,
  } as const;
  expect(await at(late, () => readPush(base.db, { ...of, urgent: false }))).toMatchObject({
    ...{ event: 'article.review', ticketId: id, number: 'Article', words: 'to be looked at again' },
    title: 'Paper jams',
  });
  expect(await at(late, () => readNews(base.db, { ...of, personId: org.asha.id }, 'mail'))).toMatchObject({
    ticket: null,
  });
  // Somebody looked meanwhile: what waits says nothing any more. The next date is another.
  await at(late, () => lena.push(lena.envelope('article.confirm', { articleId: id }, { occurredAt: late })));
  expect(await at(late, () => readNews(base.db, of, 'push'))).toBe('no_longer_true');
  const [row] = await base.db.select().from(article).where(eq(article.id, id));
  const next = row?.reviewDueAt ?? 0;
  expect(next).toBeGreaterThan(late + 300 * DAY);
  await run(next);
  expect(await told(id)).toEqual([org.lena.id, org.lena.id]);
});

it('those who publish are told where the owner has left', async () => {
  const { id, dueAt } = await published();
  await base.db.update(person).set({ active: false }).where(eq(person.id, org.lena.id));
  try {
    expect(await run(dueAt)).toBeGreaterThan(0);
  } finally {
    await base.db.update(person).set({ active: true }).where(eq(person.id, org.lena.id));
  }
  const who = await told(id);
  const roles = await base.db.select({ role: person.role }).from(person).where(inArray(person.id, who));
  expect(who).toContain(org.meera.id);
  expect(new Set(roles.map(({ role }) => role))).toEqual(new Set(['manager', 'administrator']));
});

it('what is out of use, or was looked at, tells nobody', async () => {
  const [gone, held] = [await published(), await published()];
  await meera.push(meera.envelope('article.retire', { articleId: gone.id }));
  await base.db
    .update(article)
    .set({ reviewDueAt: held.dueAt + 90 * DAY })
    .where(eq(article.id, held.id));
  await run(held.dueAt + DAY);
  expect([await told(gone.id), await told(held.id)]).toEqual([[], []]);
});

it('looks along the index of what is due', async () => {
  const { sql, params } = reviewsQuery(base.db, Date.now()).toSQL();
  const plan = JSON.stringify((await base.pool.query(`explain ${sql}`, params))[0]);
  expect(plan).toContain('article_review');
});
