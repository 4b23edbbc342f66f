import Dexie, { type Table } from 'dexie';
import type { Role } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';

/** Who used this device last: lets the app start without any network. */
export interface DevicePerson {
  userId: Id;
  name: string;
  role: Role;
  /** The device is used by others as well: nothing of this person stays on it. Holds when it was last used, device clock. */
  shared?: { usedAt: Instant };
}

type DeviceRecord =
  | { key: 'person'; value: DevicePerson }
  /** Gone, and what they had here is not cleared away yet. One of an earlier version is a bare id. */
  | { key: 'leaving'; value: Leaving[] | Id }
  /** Signed out: the session must be ended on the server before anything else is asked. */
  | { key: 'endSession'; value: true };

export interface Leaving {
  userId: Id;
  /** Of a shared device: drafts go as well. */
  shared: boolean;
  /** The person has decided, asked twice: what is unsent goes too. */
  discard: boolean;
}

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

/** What a start has to know, in one go: on a slow phone each opening of a database costs its tenth of a second. */
export const atStart = (): Promise<{ person: DevicePerson | null; hasLeft: boolean; mustEnd: boolean }> =>
  withDevice((db) =>
    db.transaction('r', db.records, async () => ({
      person: await personIn(db),
      hasLeft: (await leavingIn(db)).length > 0,
      mustEnd: (await db.records.get('endSession')) !== undefined,
    })),
  );

export const lastPerson = (): Promise<DevicePerson | null> => withDevice(personIn);

/**
 * Whoever signed out and is back keeps what is still here of theirs. Whoever was here before and is somebody else has
 * left by that (P26).
 *
 * @returns whose place they take
 */
export const rememberPerson = (person: DevicePerson): Promise<DevicePerson | null> =>
  withDevice((db) =>
    db.transaction('rw', db.records, async () => {
      const before = await personIn(db);
      const other = before && before.userId !== person.userId ? before : null;
      await db.records.put({ key: 'person', value: person });
      const leaving = (await leavingIn(db)).filter(({ userId }) => userId !== person.userId);
      await putLeaving(db, other ? [...leaving, leavingOf(other)] : leaving);
      return other;
    }),
  );

/**
 * Nobody is known here from now on; the session has yet to be ended, and what they had here yet to be cleared. One
 * write, so that a sign-out whose app is closed at once is a sign-out all the same.
 */
export const forgetPerson = (leaving: Id | null, discard = false): Promise<void> =>
  withDevice((db) =>
    db.transaction('rw', db.records, async () => {
      const person = await personIn(db);
      await db.records.delete('person');
      await db.records.put({ key: 'endSession', value: true });
      if (!leaving) return;
      const shared = person?.userId === leaving && person.shared !== undefined;
      const others = (await leavingIn(db)).filter(({ userId }) => userId !== leaving);
      await putLeaving(db, [...others, { userId: leaving, shared, discard }]);
    }),
  );

/** Who left and has not been cleared away. */
export const whoLeaves = (): Promise<Leaving[]> => withDevice(leavingIn);

export const hasLeft = (gone: Id): Promise<void> =>
  withDevice((db) =>
    db.transaction('rw', db.records, async () => {
      await putLeaving(
        db,
        (await leavingIn(db)).filter(({ userId }) => userId !== gone),
      );
    }),
  );

const leavingOf = ({ userId, shared }: DevicePerson): Leaving => ({
  ...{ userId, shared: shared !== undefined, discard: false },
});

async function personIn(db: DeviceDatabase): Promise<DevicePerson | null> {
  const record = await db.records.get('person');
  return record?.key === 'person' ? record.value : null;
}

async function leavingIn(db: DeviceDatabase): Promise<Leaving[]> {
  const record = await db.records.get('leaving');
  if (record?.key !== 'leaving') return [];
  return typeof record.value === 'string'
    ? [{ userId: record.value, shared: false, discard: false }]
    : record.value;
}

async function putLeaving(db: DeviceDatabase, leaving: Leaving[]): Promise<void> {
  if (leaving.length > 0) await db.records.put({ key: 'leaving', value: leaving });
  else await db.records.delete('leaving');
}

export const mustEndSession = (): Promise<boolean> =>
  withDevice(async (db) => (await db.records.get('endSession')) !== undefined);

export const sessionEnded = (): Promise<void> => withDevice((db) => db.records.delete('endSession'));
