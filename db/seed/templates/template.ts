import type { Impact, Urgency } from '#domain/priority/matrix';
import type { HoldReason, ResolveChoice } from '#domain/ticket/states';
import type { CategoryKey } from '../words/categories';

/** One kind of incident as people tell it. `{ward}` and the like are filled in from words/variables. */
export interface Template {
  in: CategoryKey;
  titles: readonly string[];
  /** the whole report; empty when the title says it all */
  text: string;
  /** impact and urgency pairs that occur */
  levels: ReadonlyArray<readonly [Impact, Urgency]>;
  fixes: ReadonlyArray<readonly [ResolveChoice, string]>;
  /** what the technician asks, and what comes back */
  ask?: readonly [string, string];
  /** what only staff read */
  note?: string;
  hold?: readonly [HoldReason, string];
  /** how often it occurs beside the others; 1 when absent */
  often?: number;
}
