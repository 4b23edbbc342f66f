import type { Priority } from '../priority/matrix';
import type { TicketState } from '../ticket/states';

/** What an open ticket weighs in somebody's work, by priority: one that is critical as much as eight that can wait. */
const WEIGHTS = { 1: 8, 2: 5, 3: 3, 4: 2, 5: 1 } as const satisfies Record<Priority, number>;

/** What a ticket weighs in the work of whoever has it: nearly nothing while it waits for others. */
export const weightOf = (priority: Priority, state: TicketState): number =>
  state === 'on_hold' ? 1 : WEIGHTS[priority];
