import { DAY, type Id, type Instant } from '../kernel/types';
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
  /** How often it was read: each reader once a day. */
  views: number;
}

/** The articles as the desk lists them. */
export interface ArticleList {
  articles: ArticleCounts[];
  /** Of a search: the words that were found in each, and whether only what is spelled nearly so was found. */
  found: Record<Id, string[]> | null;
  nearly: boolean;
  /** Reports that were spared lately: how many people an article answered, each article and person once. */
  deflected: number;
}

/** How far back what is said of lately reaches. */
export const LATELY = 30 * DAY;

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
