import type { Transaction } from 'dexie';
import type { BaseCopy } from '#sync/local/ports';
import type { Entity } from '#sync/views/entities';
import type { Bundle } from './bundles';

/** By version of the store: what the server's migration gave to rows that were there before these fields. */
type NewFields = Partial<Record<Entity, object>>;

const FIELDS_2: NewFields = {
  ticket: { parentId: null, duplicateOfId: null, relatedIds: [], watcherIds: [], confidential: false },
  team: { active: true },
  site: { active: true },
  category: { active: true },
};
const FIELDS_6: NewFields = { ticket: { sla: null } };

/** From version 1 to 2: completes rows, and the server's copies behind unsent work. Both sides agree without a download. */
export const fillNewFields = (tx: Transaction): Promise<void> => complete(tx, FIELDS_2);

/** From version 5 to 6: the same, also in bundles. */
export async function fillClocks(tx: Transaction): Promise<void> {
  await complete(tx, FIELDS_6);
  await tx
    .table<Bundle>('bundle')
    .toCollection()
    .modify((bundle) => {
      bundle.ticket = completed(bundle.ticket, FIELDS_6.ticket);
    });
}

async function complete(tx: Transaction, all: NewFields): Promise<void> {
  for (const [entity, fields] of Object.entries(all)) {
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
      if (copy.row) Object.assign(copy.row, { ...all[copy.entity], ...copy.row });
    });
}

/** A torn bundle stays as it is: the next comparison with the server finds it (F18). */
function completed(rows: string, fields: object | undefined): string {
  try {
    return JSON.stringify((JSON.parse(rows) as object[]).map((row) => ({ ...fields, ...row })));
  } catch {
    return rows;
  }
}
