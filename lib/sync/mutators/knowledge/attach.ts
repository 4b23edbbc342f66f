import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { nameFor } from '#domain/files/file-name';
import { FILE_MAX } from '#domain/files/limits';
import { MEDIA_TYPES } from '#domain/files/types';
import { require_ } from '#domain/kernel/errors';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import { isWritable } from '#domain/knowledge/steps';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { articleOf, doneAt } from './words';

const points = z.number().int().positive().max(100_000).nullable();
const root = ({ articleId }: { articleId: string }) => ({ kind: 'article', id: articleId }) as const;

/** What is published does not change under its readers: pictures come with a change, as words do. */
async function writable(tx: Tx, articleId: string) {
  require_(can(tx.actor.role, 'article.write'), 'forbidden');
  const article = await articleOf(tx, articleId);
  require_(isWritable(article.state), 'illegal_state', { state: article.state });
  return article;
}

/** A picture or a file for an article that is being written. It is sent once the server has the bytes (P29). */
export const attachToArticle = defineMutation({
  name: 'article.attach',
  v: 1,
  args: z.strictObject({
    articleId: z.uuid(),
    /** Of the bytes; by this id the text names it. */
    fileId: z.uuidv7(),
    name: z.string().trim().min(1).max(1_000),
    mediaType: z.enum(MEDIA_TYPES),
    size: z.number().int().positive().max(FILE_MAX),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    width: points,
    height: points,
  }),
  root,
  file: (args) => args.fileId,
  async run(tx, { articleId, fileId, ...told }) {
    const article = await writable(tx, articleId);
    require_(article.files.length < ARTICLE_LIMITS.files, 'invalid', { field: 'files' });
    const stored = await tx.claimFile(fileId);
    for (const field of ['size', 'sha256'] as const)
      require_(!stored || stored[field] === told[field], 'invalid', { field });
    // The device goes by the name, the server by what the file is.
    const mediaType = stored?.mediaType ?? told.mediaType;
    const file = { ...told, id: fileId, mediaType, name: nameFor(told.name, mediaType) };
    const updatedAt = doneAt(tx, article.updatedAt);
    await tx.update('article', articleId, { files: [...article.files, file], updatedAt });
    return undefined;
  },
});

/** No longer part of what is being written. Whoever takes it out second finds it gone. */
export const detachFromArticle = defineMutation({
  name: 'article.detach',
  v: 1,
  args: z.strictObject({ articleId: z.uuid(), fileId: z.uuid() }),
  root,
  async run(tx, { articleId, fileId }) {
    const article = await writable(tx, articleId);
    const files = article.files.filter(({ id }) => id !== fileId);
    if (files.length === article.files.length) return undefined;
    await tx.update('article', articleId, { files, updatedAt: doneAt(tx, article.updatedAt) });
    return undefined;
  },
});
