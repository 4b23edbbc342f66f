import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { appendEntry, previousOf } from './record-step';

/** What somebody says with a step to their colleagues alone, as an entry of its own beside that of the step. */
export async function leaveNote(tx: Tx, ticket: TicketRow, body: string): Promise<void> {
  await appendEntry(tx, ticket.id, previousOf(ticket), { kind: 'note', internal: true, body, ordinal: 1 });
}
