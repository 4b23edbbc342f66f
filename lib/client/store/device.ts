import Dexie, { type Table } from 'dexie';
import type { Role } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';

/** Who used this device last: lets the app start without any network. */
export interface DevicePerson {
  userId: Id;
  name: string;
  role: Role;
}

type DeviceRecord =
  | { key: 'person'; value: DevicePerson }
  /** Signed out, and what they had here is not cleared away yet. */
  | { key: 'leaving'; value: Id }
  /** Signed out: the session must be ended on the server before anything else is asked. */
  | { key: 'endSession'; value: true };

class DeviceDatabase extends Dexie {
  declare records: Table<DeviceRecord, string>;

  constructor() {
    super('holdfast-device', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ records: 'key' });
  }
}

/** Opened for each use: it is needed at start and at sign-out only. */
async function withDevice<T>(work: (db: DeviceDatabase) => Promise<T>): Promise<T> {
  const db = new DeviceDatabase();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

export const lastPerson = (): Promise<DevicePerson | null> =>
  withDevice(async (db) => {
    const record = await db.records.get('person');
    return record?.key === 'person' ? record.value : null;
  });

/** Whoever signed out and is back keeps what is still here of theirs. */
export const rememberPerson = (person: DevicePerson): Promise<void> =>
  withDevice((db) =>
    db.transaction('rw', db.records, async () => {
      await db.records.put({ key: 'person', value: person });
      const leaving = await db.records.get('leaving');
      if (leaving?.value === person.userId) await db.records.delete('leaving');
    }),
  );

/**
 * Nobody is known here from now on; the session has yet to be ended, and what they had here yet to be cleared. One
 * write, so that a sign-out whose app is closed at once is a sign-out all the same.
 */
export const forgetPerson = (leaving: Id | null): Promise<void> =>
  withDevice((db) =>
    db.transaction('rw', db.records, async () => {
      await db.records.delete('person');
      await db.records.put({ key: 'endSession', value: true });
      if (leaving) await db.records.put({ key: 'leaving', value: leaving });
    }),
  );

/** Who left and has not been cleared away. */
export const whoLeaves = (): Promise<Id | null> =>
  withDevice(async (db) => {
    const record = await db.records.get('leaving');
    return record?.key === 'leaving' ? record.value : null;
  });

export const hasLeft = (): Promise<void> => withDevice((db) => db.records.delete('leaving'));

export const mustEndSession = (): Promise<boolean> =>
  withDevice(async (db) => (await db.records.get('endSession')) !== undefined);

export const sessionEnded = (): Promise<void> => withDevice((db) => db.records.delete('endSession'));
