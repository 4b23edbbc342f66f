import type { Id, Instant } from '../kernel/types';
import type { Article } from './article';

/** An article with what its readers said of it. */
export interface ArticleCounts
  extends Pick<Article, 'id' | 'title' | 'state' | 'audience' | 'version' | 'reviewDueAt'> {
  /** Null: nobody is known any more. */
  owner: string | null;
  helpful: number;
  notHelpful: number;
  /** Reports it spared. */
  solved: number;
}

/** A text that was published, and what became of the one before. */
export interface ArticleVersion {
  version: number;
  title: string;
  body: string;
  by: string | null;
  at: Instant;
}

/** All that is known of one article. */
export interface ArticleReport {
  counts: ArticleCounts;
  /** The newest first. */
  versions: ArticleVersion[];
  /** Why it did not help, as readers said; without who. */
  reasons: { id: Id; at: Instant; text: string }[];
}
