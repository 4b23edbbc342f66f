import type { Id } from '#domain/kernel/types';
import { HOLD_REASONS, RESOLVE_CHOICES } from '#domain/ticket/states';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { Random } from './random';

/** Something a person can do, with its arguments. */
export type Act = { [N in MutationName]: { name: N; args: ArgsOf<N> } }[MutationName];

export interface Surroundings {
  teams: readonly Id[];
  /** Staff who are in a team now. */
  membersOf(teamId: Id): readonly Id[];
}

export const reportAct = (random: Random, ticketId: Id): Act => ({
  name: 'ticket.report',
  args: {
    ticketId,
    title: `Broken ${random.below(100)}`,
    description: '',
    impact: 2,
    urgency: 2,
    categoryId: null,
    siteId: null,
    place: null,
  },
});

/** Any act on a ticket, legal or not: the rules decide. */
export function actOn(random: Random, ticketId: Id, around: Surroundings): Act {
  const note = `text ${random.below(1000)}`;
  switch (random.below(13)) {
    case 0:
      return { name: 'ticket.take', args: { ticketId } };
    case 1:
      return { name: 'ticket.start', args: { ticketId } };
    case 2:
      return { name: 'ticket.hold', args: { ticketId, reason: random.pick(HOLD_REASONS) ?? 'user', note } };
    case 3:
      return { name: 'ticket.resume', args: { ticketId } };
    case 4:
      return {
        name: 'ticket.resolve',
        args: { ticketId, code: random.pick(RESOLVE_CHOICES) ?? 'no_fault', note },
      };
    case 5:
      return { name: 'ticket.reopen', args: { ticketId, note } };
    case 6:
      return { name: 'ticket.close', args: { ticketId } };
    case 7:
      if (random.chance(30)) return { name: 'ticket.cancel', args: { ticketId, note } };
      break;
    case 8:
    case 9: {
      const teamId = random.pick(around.teams) as Id;
      const assigneeId = random.chance(50) ? (random.pick(around.membersOf(teamId)) ?? null) : null;
      return { name: 'ticket.assign', args: { ticketId, teamId, assigneeId } };
    }
    case 10:
      return { name: 'ticket.note', args: { ticketId, body: note } };
  }
  return { name: 'ticket.comment', args: { ticketId, body: note } };
}
