import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { type Changed, standsOn, takeBack } from '#sync/local/change-pending';
import type { LocalEnv } from '#sync/local/ports';
import { loadRules } from '#sync/local/rules';
import { discardFile } from './capture';

/** As `takeBack`; the bytes of what goes leave this device with it. */
export async function takeBackWithFiles(store: DexieStore, env: LocalEnv, uid: Id): Promise<Changed> {
  await loadRules();
  const going = await store.read((t) => standsOn(t, uid));
  const answer = await takeBack(store, env, uid);
  if (answer === 'changed') for (const { fileId } of going) if (fileId) await discardFile(store, fileId);
  return answer;
}

/** The same for what attaches this file; `gone`: it was sent. */
export async function takeBackFile(store: DexieStore, env: LocalEnv, fileId: Id): Promise<Changed> {
  const entry = await store.read(async (t) =>
    (await t.outbox.pending()).find((one) => one.fileId === fileId && !one.frozen),
  );
  return entry ? takeBackWithFiles(store, env, entry.uid) : 'gone';
}
