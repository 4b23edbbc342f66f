import { syncedSight } from '#domain/access/scopes';
import { derivedId } from '#sync/ids';
import type { LocalTables } from '#sync/local/ports';
import { audienceOf, type RowOf } from '#sync/views/entities';
import type { Device } from './device';

/** What somebody wrote and saw acknowledged must not disappear from their screen, not even for a moment (P21). */
export async function vanished(devices: readonly Device[]): Promise<string[]> {
  const found: string[] = [];
  for (const [i, device] of devices.entries()) {
    const lost = await device.store.read(vanishedOn);
    found.push(...lost.map((uid) => `device ${i} shows ${uid} as sent, but not its text`));
  }
  return found;
}

async function vanishedOn(t: LocalTables): Promise<string[]> {
  const { boot, pinQueue, cursor, seen } = await t.place();
  const who = await t.who();
  if (!who || boot || pinQueue.length > 0) return [];
  const lost: string[] = [];
  for (const entry of await t.outbox.sent(Number.MAX_SAFE_INTEGER)) {
    const isNote = entry.name === 'ticket.note';
    if (entry.result.status !== 'ok' || (!isNote && entry.name !== 'ticket.comment')) continue;
    const ticket = await serverCopy(t, entry.rootId);
    if (!ticket) continue;
    const sight = syncedSight(who.actor, audienceOf('ticket', ticket));
    // A row is read as it is now, and may show the gain of an internal part that comes with a later page (P15).
    if (isNote && (sight !== 'internal' || cursor.seq < seen.seq)) continue;
    if (!(await t.rows.get('timeline', derivedId(entry.uid, 0)))) lost.push(entry.uid);
  }
  return lost;
}

async function serverCopy(t: LocalTables, id: string): Promise<RowOf<'ticket'> | undefined> {
  const copy = (await t.base.all()).find((base) => base.entity === 'ticket' && base.id === id);
  if (copy) return (copy.row as RowOf<'ticket'> | null) ?? undefined;
  return t.rows.get('ticket', id);
}
