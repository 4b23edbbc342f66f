import type { Transaction } from 'dexie';
import type { BaseCopy } from '#sync/local/ports';
import type { Entity } from '#sync/views/entities';
import { type Bundle, isWhole, rowsOf } from './bundles';

type Fields = Partial<Record<Entity, object>>;

/** What the server's migration gave to rows that were there before these fields: both sides agree without a download. */
const RETIRABLE: Fields = { team: { active: true }, site: { active: true }, category: { active: true } };
const COUNTED: Fields = { article: { files: [] }, articleVote: { views: 0, viewedAt: null } };
const PLANNED: Fields = { catalogItem: { approval: [], plan: [] } };

/** The same of tickets, the oldest field first. */
const OF_TICKETS = {
  ...{ parentId: null, duplicateOfId: null, relatedIds: [], watcherIds: [], confidential: false },
  ...{ satisfaction: null, ratedAt: null, major: null, request: null, approval: null, tasks: null },
  assetId: null,
};

interface OldTicket extends Record<string, unknown> {
  assigneeId: string | null;
  stateSince: number;
  acceptedAt?: number | null;
  handedAt?: number | null;
}

function fillTicket(row: OldTicket): void {
  // Whoever had a ticket had accepted it.
  if (row.acceptedAt === undefined) row.acceptedAt = row.assigneeId ? row.stateSince : null;
  if (row.handedAt === undefined) row.handedAt = null;
  for (const [field, value] of Object.entries(OF_TICKETS))
    if (row[field] === undefined) row[field] = Array.isArray(value) ? [] : value;
}

/** Upgrades that have filled their tickets. */
const filled = new WeakSet<IDBTransaction>();

/**
 * Completes tickets, the server's copies behind unsent work, and tickets in bundles. Every version that gave them a field asks for
 * it; the first that does fills all fields there are today: each look at ten thousand tickets costs a slow phone seconds.
 */
export async function fillTickets(tx: Transaction): Promise<void> {
  const { idbtrans } = tx;
  if (filled.has(idbtrans)) return;
  filled.add(idbtrans);
  await tx.table<OldTicket>('ticket').toCollection().modify(fillTicket);
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify(({ entity, row }) => {
      if (entity === 'ticket' && row) fillTicket(row as unknown as OldTicket);
    });
  if (idbtrans.objectStoreNames.contains('bundle')) await fillBundles(tx);
}

async function fillBundles(tx: Transaction): Promise<void> {
  await tx
    .table<Bundle>('bundle')
    .toCollection()
    .modify((bundle) => {
      // What cannot be read stays as it is: the next comparison with the server finds it.
      if (!isWhole(bundle)) return;
      const tickets = rowsOf(bundle, 'ticket') as unknown as OldTicket[];
      tickets.forEach(fillTicket);
      bundle.ticket = JSON.stringify(tickets);
    });
}

/** Gives rows the fields they have not, and the server's copies of them. */
async function fill(tx: Transaction, fields: Fields): Promise<void> {
  for (const [entity, added] of Object.entries(fields))
    await tx
      .table(entity)
      .toCollection()
      .modify((row) => {
        Object.assign(row, { ...added, ...row });
      });
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify(({ entity, row }) => {
      if (row) Object.assign(row, { ...fields[entity], ...row });
    });
}

/** From version 1 to 2: tickets have ties, and reference data can be retired. */
export async function fillNewFields(tx: Transaction): Promise<void> {
  await fillTickets(tx);
  await fill(tx, RETIRABLE);
}

/** From version 10 to 11: nothing waits for an approval, no item plans any, no article has files. */
export async function fillApproval(tx: Transaction): Promise<void> {
  await fillTickets(tx);
  await fill(tx, { ...PLANNED, ...COUNTED });
}
