import 'server-only';
import { randomUUID } from 'node:crypto';
import { afterCommit } from './after-commit';
import { SyncWriter } from './sync-writer';
import { transact } from './transact';

/**
 * Writes synced tables outside mutators (people, teams, set-up): every row goes through the writer, so that
 * the feed tells everybody who may see it (P3).
 * @throws Busy, and whatever `work` throws; nothing was written then, unless the cause of Busy is a lost connection
 */
export async function withSync<T>(work: (writer: SyncWriter) => Promise<T>): Promise<T> {
  const result = await transact(async (tx) => {
    const writer = new SyncWriter(tx, randomUUID(), Date.now());
    const answer = await work(writer);
    await writer.flush();
    return answer;
  }, false);
  afterCommit(false);
  return result;
}
