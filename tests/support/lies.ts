import Dexie from 'dexie';
import { databaseName, type Sealed } from '#client/store/database';
import type { Id } from '#domain/kernel/types';

/** All that lies in the database of a person, as somebody else with the device in hand would read it. */
export async function lies(
  userId: Id,
): Promise<{ tables: Record<string, number>; text: string; sealed: Sealed[] }> {
  const db = await new Dexie(databaseName(userId)).open();
  const rows = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  db.close();
  const meta = rows.find(([name]) => name === 'meta')?.[1] ?? [];
  const sealed = (meta.find((record) => record.key === 'sealed')?.value ?? []) as Sealed[];
  const files = rows.find(([name]) => name === 'fileBytes')?.[1] ?? [];
  const bytes = [...sealed.map(({ data }) => data), ...files.map((file) => file.bytes as ArrayBuffer)]
    .map((data) => Buffer.from(data).toString('latin1'))
    .join('');
  return {
    tables: Object.fromEntries(rows.map(([name, all]) => [name, all.length]).filter(([, n]) => n !== 0)),
    text: JSON.stringify(rows) + bytes,
    sealed,
  };
}
