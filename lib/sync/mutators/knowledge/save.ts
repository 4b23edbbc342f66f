import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { ARTICLE_AUDIENCES, ARTICLE_LIMITS } from '#domain/knowledge/article';
import { isWritable } from '#domain/knowledge/steps';
import { defineMutation } from '#sync/define';
import { crc32 } from '#sync/protocol/digest';
import type { Patch, Tx } from '#sync/tx';
import { changedFields, mergedFields } from '../reference/guard';
import { doneAt, type Words, wordsOf } from './words';

/** An article is written, or what was written is changed. What is published changes by an article that revises it. */
export const saveArticle = defineMutation({
  name: 'article.save',
  v: 1,
  args: z.strictObject({
    articleId: z.uuid(),
    title: z.string().trim().min(1).max(ARTICLE_LIMITS.title),
    body: z.string().max(ARTICLE_LIMITS.body),
    audience: z.enum(ARTICLE_AUDIENCES),
    teamId: z.uuid().nullable(),
    categoryId: z.uuid().nullable(),
    keywords: z.string().trim().max(ARTICLE_LIMITS.keywords),
    /** Of a new one: what it comes from. */
    ticketIds: z.array(z.uuid()).max(ARTICLE_LIMITS.tickets).optional(),
    /** Of a new one: the published article in whose place its words are to stand. */
    revisesId: z.uuid().optional(),
  }),
  root: ({ articleId }) => ({ kind: 'article', id: articleId }),
  async baseOf(tx, { articleId }) {
    const row = await tx.get('article', articleId);
    if (!row) return null;
    const revised = row.revisesId ? await tx.get('article', row.revisesId) : null;
    return { ...wordsOf(row), body: crc32(row.body), over: revised?.version ?? 0 };
  },
  async run(tx, { articleId: id, ticketIds, revisesId, ...args }) {
    require_(can(tx.actor.role, 'article.write'), 'forbidden');
    const now = await tx.get('article', id);
    // Whoever changes something sees it: what is gone by now is not made anew.
    require_(now || tx.base === null, 'not_found');
    require_(!now || isWritable(now.state), 'illegal_state', { state: now?.state ?? null });
    const mine: Words = { ...args, teamId: args.audience === 'team' ? args.teamId : null };
    const theirs = now ? wordsOf(now) : mine;
    const { body, ...rest } = theirs;
    // Nobody chooses between two long texts in a list of fields: the second is refused, and keeps theirs to carry over.
    if (now && tx.base?.body !== undefined && mine.body !== body)
      require_(tx.base.body === crc32(body), 'illegal_state', { field: 'body' });
    const { body: text, ...wanted } = mine;
    const { fields, merged } = mergedFields(now ? tx.base : null, wanted, rest);
    const words: Words = { ...fields, body: text };
    if (words.audience !== 'team') words.teamId = null;
    await requireNamed(tx, words, now);
    const at = doneAt(tx, now?.updatedAt ?? 0);
    if (!now) {
      const revised = revisesId ? await tx.get('article', revisesId) : null;
      require_(!revisesId || revised?.state === 'published', 'invalid', { field: 'revisesId' });
      await tx.insert('article', {
        ...{ id, ...words, state: 'draft', ownerId: tx.actor.id, revisesId: revisesId ?? null },
        ticketIds: await readable(tx, ticketIds ?? []),
        // Its words name the pictures there are.
        files: revised?.files ?? [],
        ...{ publishedAt: null, reviewDueAt: null, createdAt: at, updatedAt: at },
        // Of a revision: the version it began from. Another that is published meanwhile is not overwritten unseen.
        version: revised?.version ?? 0,
      });
      return undefined;
    }
    const changed: Patch<'article'> = changedFields({ ...theirs }, { ...words });
    // Saved again it stands on what its writer saw published by then.
    const over = now.revisesId ? Number(tx.base?.over ?? now.version) : now.version;
    if (over > now.version) changed.version = over;
    if (Object.keys(changed).length > 0) await tx.update('article', id, { ...changed, updatedAt: at });
    return merged.length > 0 ? { merged } : undefined;
  },
});

/** A team and a category there are, where they are newly named. */
async function requireNamed(tx: Tx, words: Words, now: Words | undefined): Promise<void> {
  require_(words.audience !== 'team' || words.teamId !== null, 'invalid', { field: 'teamId' });
  if (words.teamId !== null && words.teamId !== now?.teamId)
    require_(await tx.get('team', words.teamId), 'invalid', { field: 'teamId' });
  if (words.categoryId !== null && words.categoryId !== now?.categoryId)
    require_(await tx.get('category', words.categoryId), 'invalid', { field: 'categoryId' });
}

/** Those of the tickets that whoever writes may read, and that are not confidential: others read what they tell. */
async function readable(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of new Set(ids)) if ((await tx.get('ticket', id))?.confidential === false) found.push(id);
  return found;
}
