import 'server-only';
import { hkdfSync, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { lockSecret } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';

export const lockRequest = z.strictObject({
  /** Chosen by the device; the same one opens again what was locked with it. */
  lock: z.uuid(),
});
export interface LockAnswer {
  /** 32 bytes in base64, for AES-256-GCM. */
  key: string;
}

const ROW = 1;
const KEY_BYTES = 32;
let known: Promise<string> | undefined;

/**
 * The key a device locks unsent work with when its person signs out (P26). It is derived from the person of the
 * session, so that only they get it again, on whatever day they sign in there; the device itself keeps nothing that
 * opens it.
 */
export async function lockKey(personId: Id, { lock }: z.infer<typeof lockRequest>): Promise<LockAnswer> {
  known ??= secret().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  const key = hkdfSync(
    'sha256',
    Buffer.from(await known, 'hex'),
    personId,
    `holdfast lock ${lock}`,
    KEY_BYTES,
  );
  return { key: Buffer.from(key).toString('base64') };
}

/** Two nodes may make it at once: the first row stands for both. */
async function secret(): Promise<string> {
  const row = { id: ROW, secret: randomBytes(KEY_BYTES).toString('hex'), createdAt: Date.now() };
  await db.insert(lockSecret).ignore().values(row);
  const [stored] = await db
    .select({ secret: lockSecret.secret })
    .from(lockSecret)
    .where(eq(lockSecret.id, ROW));
  if (!stored) throw new Error('no lock secret');
  return stored.secret;
}
