import { promised, withDatabase } from './idb';

/** As lib/client/store/device.ts writes it: database, table and key. */
const DATABASE = 'holdfast-device';
const TABLE = 'records';

const recordOf = (key: 'person' | 'endSession'): Promise<unknown> =>
  withDatabase(DATABASE, null, async (db) => {
    if (!db.objectStoreNames.contains(TABLE)) return undefined;
    return promised(db.transaction(TABLE).objectStore(TABLE).get(key) as IDBRequest<unknown>);
  });

/** Whether somebody signed out here whose session the server still has. */
export const mustEndSession = async (): Promise<boolean> => Boolean(await recordOf('endSession'));

/** Id of the person who is signed in on this device, or null. */
export async function devicePerson(): Promise<string | null> {
  const record = await recordOf('person');
  const { value } = (record ?? {}) as { value?: { userId?: unknown } };
  return typeof value?.userId === 'string' ? value.userId : null;
}
