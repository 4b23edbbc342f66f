import type { ArticleFile } from '#domain/knowledge/files';
import { sumOf, type Words } from '#sync/mutators/knowledge/words';
import type { Base } from '#sync/tx';

/** What a device says it has read of the words that are published. */
export const readBase = (words: Words, files: ArticleFile[] = []): Base => ({
  text: sumOf({ ...words, files }),
});
