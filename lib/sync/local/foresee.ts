import type { Actor } from '#domain/access/roles';
import { type ArgsOf, findMutation, MUTATIONS, type MutationName } from '#sync/registry';
import type { Entity, RowOf } from '#sync/views/entities';
import type { TicketRow } from '#sync/views/ticket';
import { LocalTx, type ReadRows } from './local-tx';
import type { LocalEnv } from './ports';

/** What is on the screen: who looks, and at which ticket. */
export interface Seen {
  actor: Actor;
  ticket: TicketRow;
}

/**
 * What a ticket will be once an intent is stored, by the intent's own rule, from what is on the screen alone: nothing is
 * read, nothing is written, so that it can be painted at once.
 *
 * @param clockOffset server clock minus device clock in ms, or null when never measured
 * @returns null where the rule refuses, needs to know more than that, or leaves the ticket as it is
 */
export async function foresee<N extends MutationName>(
  name: N,
  args: ArgsOf<N>,
  { actor, ticket }: Seen,
  env: LocalEnv,
  clockOffset: number | null,
): Promise<TicketRow | null> {
  const mutation = findMutation(name, MUTATIONS[name].v);
  const parsed = mutation?.args.safeParse(args);
  if (!mutation || !parsed?.success) return null;
  const intent = { uid: env.newId(), base: null, occurredAt: env.now(), clockOffset };
  const tx = new LocalTx(rowsOnScreen(ticket, intent.uid), actor, intent);
  try {
    await mutation.run(tx, parsed.data);
  } catch {
    return null;
  }
  const written = tx.written().find(({ entity, row }) => entity === 'ticket' && row.id === ticket.id);
  // How time counts is not on the screen: the clocks follow when it is stored.
  return written ? { ...(written.row as TicketRow), sla: ticket.sla } : null;
}

/** One ticket; what the intent itself makes is not there yet. @throws for everything else */
function rowsOnScreen(ticket: TicketRow, uid: string): ReadRows {
  const isNew = (id: string) =>
    id.slice(0, 14) === uid.slice(0, 14) && id.slice(15, 32) === uid.slice(15, 32);
  return {
    async get<E extends Entity>(entity: E, id: string): Promise<RowOf<E> | undefined> {
      if (entity === 'ticket' && id === ticket.id) return ticket as RowOf<E>;
      if (isNew(id)) return undefined;
      throw new Error('not on the screen');
    },
    all: async (entity) => {
      if (entity === 'slaPolicy') return [];
      throw new Error('not on the screen');
    },
  };
}
