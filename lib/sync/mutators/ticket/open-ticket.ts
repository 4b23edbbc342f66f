import { can } from '#domain/access/capabilities';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { DomainError, require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { tellsNumber } from '#domain/notify/numbered';
import { priorityOf } from '#domain/priority/matrix';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { matrixOf } from '../matrix';
import { tick } from './clocks';
import { appendEntry } from './record-step';

/** What makes one new ticket another than the next; all else begins the same. */
export type Opened = Pick<
  TicketRow,
  | 'id'
  | 'kind'
  | 'title'
  | 'description'
  | 'impact'
  | 'urgency'
  | 'categoryId'
  | 'siteId'
  | 'place'
  | 'assetId'
  | 'teamId'
  | 'requesterId'
  | 'confidential'
  | 'request'
  | 'approval'
  | 'tasks'
>;

/**
 * A ticket begins: with its number, priority, promise and first entry.
 * @param opened checked by the caller
 */
export async function openTicket(tx: Tx, opened: Opened): Promise<void> {
  const effective = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
  const priority = priorityOf(opened.impact, opened.urgency, await matrixOf(tx));
  // Nobody works on it before it is approved.
  const state = opened.approval ? ('awaiting_approval' as const) : ('new' as const);
  const { id, kind, categoryId, siteId, teamId } = opened;
  const facts = { kind, state, priority, teamId, holdReason: null, categoryId, siteId };
  const ticked = await tick(tx, null, facts, { at: effective.at });
  await tx.insert('ticket', {
    ...opened,
    number: await tx.nextNumber(kind),
    state,
    stateSince: effective.at,
    priority,
    assigneeId: null,
    reporterId: tx.actor.id,
    holdReason: null,
    resolutionCode: null,
    createdAt: effective.at,
    resolvedAt: null,
    closedAt: null,
    reopenCount: 0,
    satisfaction: null,
    ratedAt: null,
    parentId: null,
    duplicateOfId: null,
    major: null,
    relatedIds: [],
    watcherIds: [],
    handedAt: null,
    acceptedAt: null,
    sla: ticked.patch.sla ?? null,
    updatedAt: effective.at,
  });
  await appendEntry(tx, id, null, { kind: 'report', data: ticked.data });
  // What a job or a mail makes a ticket of was not reported on a device: those have intents of version 7.
  const isOfDevice = tx.uid[14] === '7';
  const told = tx.receivedAt === null || !isOfDevice ? 'not' : tellsNumber(tx.occurredAt, tx.receivedAt);
  if (told === 'not') return;
  tx.emit({ type: 'ticket.numbered', ticketId: id, reporterId: tx.actor.id, quietly: told === 'quietly' });
}

/**
 * For whom it is: oneself, or somebody else for whom one may ask.
 * @throws DomainError `forbidden`, or `invalid` where it is nobody
 */
export async function requesterOf(tx: Tx, named: Id | undefined): Promise<Id> {
  if (named === undefined || named === tx.actor.id) return tx.actor.id;
  require_(can(tx.actor.role, 'ticket.reportFor'), 'forbidden', { field: 'requesterId' });
  const requester = await tx.get('person', named);
  require_(requester?.active, 'invalid', { field: 'requesterId' });
  return named;
}

/** The team of the category, else of its group, else first line. */
export async function routeToTeam(tx: Tx, categoryId: string | null): Promise<string> {
  const categories = categoryId ? await tx.all('category') : [];
  const category = categories.find((row) => row.id === categoryId);
  if (categoryId) require_(category, 'invalid', { field: 'categoryId' });
  const group = categories.find((row) => row.id === category?.parentId);
  const teams = await tx.all('team');
  const isThere = (id: string | null | undefined) => teams.some((team) => team.id === id && team.active);
  // A team that is no longer there takes nothing new: nobody would look.
  const routed = [category?.teamId, group?.teamId].find(isThere);
  if (routed) return routed;
  const firstLine = teams.find((team) => team.firstLine);
  if (!firstLine) throw new DomainError('invalid', { field: 'team' });
  return firstLine.id;
}
