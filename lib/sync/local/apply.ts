import type { Settled } from '#sync/protocol/result';
import { ENTITY_NAMES } from '#sync/views/entities';
import { asksOf, type OutboxEntry, type SentEntry } from './entry';
import type { LocalTables } from './ports';
import { rulesHere } from './rules';

/**
 * The only way rows of the server reach a device (P21): put the server's copies back, change them, let go of
 * what the server settled, and put the remaining work on top again. Call it inside the transaction that also
 * moves the cursor.
 *
 * @param change what the server sent
 * @param settled acknowledgements, all of them with their effects in `change` or before
 */
export async function applyServerRows(
  t: LocalTables,
  change: () => Promise<void>,
  settled: readonly Settled[],
  now: number,
): Promise<void> {
  await restoreBase(t);
  await change();
  await settle(t, settled, now);
  const pending = await t.outbox.pending();
  if (pending.length > 0) await rulesHere().replay(t, pending);
}

async function restoreBase(t: LocalTables): Promise<void> {
  const copies = await t.base.all();
  if (copies.length === 0) return;
  for (const entity of ENTITY_NAMES) {
    const own = copies.filter((copy) => copy.entity === entity);
    // A copy that is no row any more is let go; the next comparison with the server finds what it was of.
    const rows = own.flatMap(({ row, id }) => (row?.id === id ? [row] : []));
    const absent = own.filter(({ row }) => !row).map(({ id }) => id);
    if (rows.length > 0) await t.rows.put(entity, rows);
    if (absent.length > 0) await t.rows.delete(entity, absent);
  }
  await t.base.clear();
}

/** ok and merged go to "sent", everything else needs the person (P22). Nothing is deleted. */
async function settle(t: LocalTables, settled: readonly Settled[], now: number): Promise<void> {
  await conclude(t, settled, now, ({ status }) => status === 'pending');
}

/** What had been put aside as failing was run once more, or handed back, and the person is told what came of it. */
export const reconsider = (t: LocalTables, results: readonly Settled[], now: number): Promise<void> =>
  conclude(t, results, now, ({ result }) => result?.status === 'quarantined');

async function conclude(
  t: LocalTables,
  settled: readonly Settled[],
  now: number,
  concerns: (entry: OutboxEntry) => boolean,
): Promise<void> {
  const sent: SentEntry[] = [];
  for (const { uid, result } of settled) {
    const entry = await t.outbox.get(uid);
    if (!entry || !concerns(entry)) continue;
    const done = { ...entry, result, settledAt: now };
    const asks = asksOf(entry, result);
    if (result.status === 'ok' || result.status === 'merged')
      sent.push(asks.length > 0 ? { ...done, asks } : done);
    else await t.outbox.put([{ ...done, status: 'needs_you' }]);
  }
  if (sent.length > 0) await t.outbox.moveToSent(sent);
}
