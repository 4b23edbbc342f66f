import type { Transaction } from 'dexie';
import type { BaseCopy } from '#sync/local/ports';
import type { Entity } from '#sync/views/entities';
import { type Bundle, isWhole, rowsOf } from './bundles';

/** What the server's migration gave to rows that were there before these fields: both sides agree without a download. */
const NEW_FIELDS: Partial<Record<Entity, object>> = {
  ticket: { parentId: null, duplicateOfId: null, relatedIds: [], watcherIds: [], confidential: false },
  team: { active: true },
  site: { active: true },
  category: { active: true },
};

/** From version 1 to 2: completes rows, and the server's copies behind unsent work. */
export async function fillNewFields(tx: Transaction): Promise<void> {
  for (const [entity, fields] of Object.entries(NEW_FIELDS)) {
    await tx
      .table(entity)
      .toCollection()
      .modify((row) => {
        Object.assign(row, { ...fields, ...row });
      });
  }
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify((copy) => {
      if (copy.row) Object.assign(copy.row, { ...NEW_FIELDS[copy.entity], ...copy.row });
    });
}

/**
 * From version 6 to 7: whoever had a ticket had accepted it, as the server's migration says of its rows. In bundles
 * stands what is over, which nobody has to accept.
 */
export async function fillAccepted(tx: Transaction): Promise<void> {
  const fill = (row: AcceptedRow): void => {
    row.acceptedAt ??= row.assigneeId ? row.stateSince : null;
    row.handedAt ??= null;
  };
  await tx.table<AcceptedRow>('ticket').toCollection().modify(fill);
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify(({ entity, row }) => {
      if (entity === 'ticket' && row) fill(row as unknown as AcceptedRow);
    });
}

interface AcceptedRow {
  assigneeId: string | null;
  stateSince: number;
  acceptedAt?: number | null;
  handedAt?: number | null;
}

/**
 * From version 8 to 9: nobody had said how it went, and nothing was a major incident. Those it can be said of stand in
 * bundles, too.
 */
export async function fillRated(tx: Transaction): Promise<void> {
  const fill = (row: RatedRow): void => {
    row.satisfaction ??= null;
    row.ratedAt ??= null;
    row.major ??= null;
  };
  await tx.table<RatedRow>('ticket').toCollection().modify(fill);
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify(({ entity, row }) => {
      if (entity === 'ticket' && row) fill(row as unknown as RatedRow);
    });
  await fillBundles(tx, fill);
}

async function fillBundles(tx: Transaction, fill: (row: RatedRow & RequestRow) => void): Promise<void> {
  await tx
    .table<Bundle>('bundle')
    .toCollection()
    .modify((bundle) => {
      // What cannot be read stays as it is: the next comparison with the server finds it.
      if (!isWhole(bundle)) return;
      const tickets = rowsOf(bundle, 'ticket');
      tickets.forEach(fill);
      bundle.ticket = JSON.stringify(tickets);
    });
}

/** From version 9 to 10: nothing that was there before is a service request. */
export async function fillRequest(tx: Transaction): Promise<void> {
  const fill = (row: RequestRow): void => {
    row.request ??= null;
  };
  await tx.table<RequestRow>('ticket').toCollection().modify(fill);
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify(({ entity, row }) => {
      if (entity === 'ticket' && row) fill(row as unknown as RequestRow);
    });
  await fillBundles(tx, fill);
}

/** From version 10 to 11: nothing that was there before waits for an approval or has parts, and no item of the catalogue plans any. */
export async function fillApproval(tx: Transaction): Promise<void> {
  const fill = (row: RequestRow): void => {
    row.approval ??= null;
    row.tasks ??= null;
  };
  const fillItem = (row: { approval?: readonly object[]; plan?: readonly object[] }): void => {
    row.approval ??= [];
    row.plan ??= [];
  };
  await tx.table<RequestRow>('ticket').toCollection().modify(fill);
  await tx.table('catalogItem').toCollection().modify(fillItem);
  await tx
    .table<BaseCopy>('base')
    .toCollection()
    .modify(({ entity, row }) => {
      if (entity === 'ticket' && row) fill(row as unknown as RequestRow);
      if (entity === 'catalogItem' && row) fillItem(row as unknown as { approval?: object[] });
    });
  await fillBundles(tx, fill);
}

/** From version 10 to 11: no article had files, and nobody had counted who reads. */
export async function fillArticles(tx: Transaction): Promise<void> {
  const fields: Partial<Record<Entity, object>> = {
    article: { files: [] },
    articleVote: { views: 0, viewedAt: null },
  };
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

interface RequestRow {
  request?: object | null;
  approval?: object | null;
  tasks?: object | null;
}

interface RatedRow {
  satisfaction?: number | null;
  ratedAt?: number | null;
  major?: object | null;
}
