import { require_ } from '#domain/kernel/errors';
import type { Instant } from '#domain/kernel/types';
import { crc32 } from '#sync/protocol/digest';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';

type Article = RowOf<'article'>;

/** What of an article its writer decides; its text is compared by a sum, as a base holds no long texts. */
export interface Words {
  title: string;
  body: string;
  audience: Article['audience'];
  teamId: string | null;
  categoryId: string | null;
  keywords: string;
}

export const wordsOf = ({ title, body, audience, teamId, categoryId, keywords }: Words): Words => ({
  ...{ title, body, audience, teamId, categoryId, keywords },
});

/** What whoever publishes it has read: the words, who is to read them, and the files that go with them. */
export const sumOf = ({ files, ...words }: Words & Pick<Article, 'files'>): number => {
  const { title, body, audience, teamId, categoryId, keywords } = words;
  const read = [title, body, audience, teamId, categoryId, keywords, ...files.map(({ id }) => id)];
  return crc32(read.join('\n'));
};

/** When it was done, never before what was done with it last. */
export const doneAt = (tx: Tx, after: Instant): Instant => {
  const at = tx.receivedAt === null ? tx.occurredAt : Math.min(tx.occurredAt, tx.receivedAt);
  return Math.max(at, after);
};

/** The article there is. @throws DomainError `not_found` */
export async function articleOf(tx: Tx, id: string): Promise<Article> {
  const row = await tx.get('article', id);
  require_(row, 'not_found');
  return row;
}
