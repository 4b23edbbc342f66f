import type { z } from 'zod';
import type { Mutation } from './define';
import { saveCategory } from './mutators/reference/category';
import { setPolicy } from './mutators/reference/policy';
import { saveSite } from './mutators/reference/site';
import { saveTeam } from './mutators/reference/team';
import { assignTicket, takeTicket } from './mutators/ticket/assign';
import { cancelTicket, closeTicket, reopenTicket, resolveTicket } from './mutators/ticket/finish';
import { reportTicket } from './mutators/ticket/report';
import { reprioritiseTicket } from './mutators/ticket/reprioritise';
import { holdTicket, resumeTicket, startTicket } from './mutators/ticket/work';
import { commentTicket, noteTicket } from './mutators/ticket/write';

/** Every intent there is, by name. The table of contents of what people can do. */
export const MUTATIONS = {
  'ticket.report': reportTicket,
  'ticket.assign': assignTicket,
  'ticket.take': takeTicket,
  'ticket.start': startTicket,
  'ticket.hold': holdTicket,
  'ticket.resume': resumeTicket,
  'ticket.comment': commentTicket,
  'ticket.note': noteTicket,
  'ticket.resolve': resolveTicket,
  'ticket.reopen': reopenTicket,
  'ticket.close': closeTicket,
  'ticket.cancel': cancelTicket,
  'ticket.reprioritise': reprioritiseTicket,
  'team.save': saveTeam,
  'site.save': saveSite,
  'category.save': saveCategory,
  'policy.set': setPolicy,
} as const;

export type MutationName = keyof typeof MUTATIONS;
export type ArgsOf<N extends MutationName> = z.infer<(typeof MUTATIONS)[N]['args']>;

/** The intent by name and version, or undefined when this build does not know it. */
export function findMutation(name: string, v: number): Mutation<unknown> | undefined {
  if (!Object.hasOwn(MUTATIONS, name)) return undefined;
  const found = MUTATIONS[name as MutationName] as unknown as Mutation<unknown>;
  return found.v === v ? found : undefined;
}
