import { deviceEnv, deviceNow } from '#client/platform/clock';
import type { CareRecord } from '#client/store/database';
import type { DexieStore } from '#client/store/dexie-store';
import { DAY, HOUR } from '#domain/kernel/types';
import { type CheckDoors, type Checked, checkDevice } from '#sync/local/check';
import { readerOf } from './row-reader';
import { setUnreadableAside } from './set-aside';

/** What a reading of the feed needs at most, ms. */
const CATCH_UP = 1_500;

export interface ToCheck {
  readonly store: DexieStore;
  syncNow(): void;
}

/**
 * Puts aside what cannot be read, then compares this device with the server and loads again what differs.
 * @returns null when the feed was always faster
 * @throws Unreachable, SyncRefused, or a failure of the store
 */
export async function checkNow(device: ToCheck, doors: CheckDoors): Promise<Checked | null> {
  const { store } = device;
  const reader = readerOf(store);
  const unreadable = await setUnreadableAside(store, reader);
  const catchUp = () => {
    device.syncNow();
    return new Promise<void>((resolve) => setTimeout(resolve, CATCH_UP));
  };
  const checked = await checkDevice(store, reader, deviceEnv, doors, catchUp);
  if (!checked) return null;
  const at = deviceNow();
  // What was put aside may have come again before the two were compared.
  const mended = Math.max(checked.mended, unreadable);
  // Not all devices of a desk at the same time of the day.
  await remember(store, { at, mended, due: at + DAY - Math.random() * HOUR });
  return { mended };
}

export async function lastCheck(store: DexieStore): Promise<CareRecord | null> {
  const record = await store.query((db) => db.meta.get('care'));
  return record?.key === 'care' ? record.value : null;
}

export const remember = (store: DexieStore, value: CareRecord): Promise<unknown> =>
  store.query((db) => db.meta.put({ key: 'care', value }));
