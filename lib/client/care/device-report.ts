import { currentSubscription } from '#client/platform/push-subscription';
import { needsYou, unsentActs } from '#client/store/counts';
import type { DexieStore } from '#client/store/dexie-store';
import type { DeviceReport } from '#sync/protocol/care';

/** Storage grows with every page: differences below this are no news, bytes. */
const STEP = 1_000_000;

/** What is true of this device now, apart from the instant of its last comparison. */
export type Standing = Omit<DeviceReport, 'check'>;

/** How this device stands. */
export async function standing(store: DexieStore): Promise<Standing> {
  const [unsent, conflicts, setAside] = await store.query((db) =>
    Promise.all([unsentActs(db), needsYou(db), db.quarantine.count()]),
  );
  return {
    unsent,
    conflicts,
    setAside,
    storage: await storage(),
    version: (process.env.NEXT_PUBLIC_VERSION ?? 'dev').slice(0, 60),
    pushOn: await isPushed(),
  };
}

async function storage(): Promise<Standing['storage']> {
  const manager = globalThis.navigator?.storage;
  const measured = await manager?.estimate?.().catch(() => undefined);
  const persisted = await manager?.persisted?.().catch(() => undefined);
  const rounded = (bytes: number | undefined) =>
    bytes === undefined ? null : Math.round(bytes / STEP) * STEP;
  return {
    bytes: rounded(measured?.usage),
    quota: rounded(measured?.quota),
    persisted: persisted ?? null,
  };
}

async function isPushed(): Promise<boolean> {
  try {
    return Notification.permission === 'granted' && (await currentSubscription()) !== null;
  } catch {
    return false;
  }
}
