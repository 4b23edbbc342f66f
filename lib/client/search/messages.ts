import type { Id } from '#domain/kernel/types';
import type { Filter, NotUnderstood } from '#domain/search/query';
import type { ArticleHit } from './article-index';
import type { PersonHit } from './person-index';
import type { TicketHit } from './ticket-index';

export interface Question {
  typed: string;
  me: Id;
  staff: boolean;
  /** how many tickets are shown */
  limit: number;
  /** what was typed is a report that is being written: articles that may answer it, and nothing else */
  suggests?: true;
}

/** A person that was found, and how many open tickets of theirs are here. */
export interface FoundPerson extends PersonHit {
  reported: number;
  assigned: number;
}

export interface Answer {
  tickets: TicketHit[];
  /** how many fit, shown or not */
  total: number;
  nearly: boolean;
  people: FoundPerson[];
  articles: ArticleHit[];
  articlesNearly: boolean;
  notUnderstood: readonly NotUnderstood[];
  /** filters by a name that nobody and nothing here has */
  meansNothing: Filter[];
}

/** How far the index is: `ready` once every row of this device is in it. */
export interface Progress {
  done: number;
  total: number;
  ready: boolean;
}

export type ToWorker =
  | { kind: 'open'; database: string }
  | { kind: 'ask'; n: number; question: Question }
  /** rows may have changed while nobody told */
  | { kind: 'look' };

export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'answer'; n: number; answer: Answer }
  /** rows changed: what was answered may be answered differently now */
  | { kind: 'changed' }
  /** the store is gone, or cannot be read */
  | { kind: 'failed' };
