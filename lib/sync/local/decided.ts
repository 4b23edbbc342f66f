import type { Id } from '#domain/kernel/types';
import type { LocalTables } from './ports';

/** The person has chosen between their value and the other one: these fields are not asked about any more. */
export async function decided(t: LocalTables, uid: Id, fields: readonly string[]): Promise<void> {
  const entry = await t.outbox.getSent(uid);
  if (!entry?.asks) return;
  const { asks, ...rest } = entry;
  const left = asks.filter((asked) => !fields.includes(asked));
  await t.outbox.moveToSent([left.length > 0 ? { ...rest, asks: left } : rest]);
}
