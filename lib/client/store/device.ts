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
  /** Signed out without network: the session must be ended before anything else is asked. */
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

export const rememberPerson = (person: DevicePerson): Promise<void> =>
  withDevice(async (db) => {
    await db.records.put({ key: 'person', value: person });
  });

/** @param sessionEnded false when the server could not be told yet */
export const forgetPerson = (sessionEnded: boolean): Promise<void> =>
  withDevice(async (db) => {
    await db.records.delete('person');
    if (!sessionEnded) await db.records.put({ key: 'endSession', value: true });
  });

export const mustEndSession = (): Promise<boolean> =>
  withDevice(async (db) => (await db.records.get('endSession')) !== undefined);

export const sessionEnded = (): Promise<void> => withDevice((db) => db.records.delete('endSession'));
