import type { Id, Instant } from '../kernel/types';
import type { Score } from './satisfaction';

/** What the page of a link in a mail shows: of one ticket alone, and no more than the mail told. */
export interface RateView {
  ticketId: Id;
  number: string;
  title: string;
  /** The one of the five that was pressed in the mail. */
  pressed: Score;
  /** What counts so far; null: nothing was said yet. */
  said: Score | null;
  /** Until when it can be said, or said otherwise; null: not any more. */
  until: Instant | null;
  canReopen: boolean;
  /** It was opened again since that mail. */
  isReopened: boolean;
}

/** What became of what was pressed there. */
export type RateAnswer =
  | { kind: 'done'; view: RateView }
  | { kind: 'gone' }
  /** A form of another kind, or too many words. */
  | { kind: 'invalid' }
  /** Not looked at: try again after so many seconds. */
  | { kind: 'slow_down'; seconds: number };
