'use client';
import type { Id } from '#domain/kernel/types';
import { knownErrorsFor } from '#domain/problem/match';
import type { ProblemRow } from '#sync/views/problem';
import type { TicketRow } from '#sync/views/ticket';
import { enqueueAct, type MutateAnswer } from './mutate';
import { alike, useStore } from './query';

/** Known errors of this device an incident may come of, without those it is tied to already. */
export const useKnownErrors = (
  ticket: Pick<TicketRow, 'id' | 'title' | 'description' | 'categoryId' | 'siteId'>,
): ProblemRow[] | undefined =>
  useStore(
    async (db) => {
      const known = await db.problem.where('state').anyOf('known_error', 'fix_in_progress').toArray();
      const links = await db.problemLink.where('ticketId').equals(ticket.id).toArray();
      const tied = new Set(
        links.flatMap((link) => (link.endedAt === null && link.deletedAt === null ? link.problemId : [])),
      );
      const here = known.filter(({ id, deletedAt }) => deletedAt === null && !tied.has(id));
      return knownErrorsFor(ticket, here);
    },
    [ticket.id, ticket.title, ticket.description, ticket.categoryId, ticket.siteId],
    alike,
  );

/** What helps is told to whoever reported the incident, and the incident tied to the problem. */
export const applyWorkaround = (ticketId: Id, problemId: Id, body: string): Promise<MutateAnswer> =>
  enqueueAct('problem.applyWorkaround', { ticketId, problemId, body });
