import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { oneTimeToken } from '#db/schema/people';
import { TOKEN_KINDS, TOKEN_LIFE, type TokenKind } from '#domain/access/one-time';
import type { Id, Instant } from '#domain/kernel/types';
import { uuidv7 } from './uuid';

export type OneTimeToken = typeof oneTimeToken.$inferSelect;

/** What a link is made for. */
export interface TokenFor {
  /** Of the link; absent: a new one. */
  id?: Id;
  kind: TokenKind;
  personId?: Id | null;
  email?: string | null;
  data?: Record<string, unknown>;
  createdBy?: Id | null;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A secret of 256 random bits whose hash alone is kept. The only time it can be read is now. */
export async function issueToken(tx: Db | DbTx, made: TokenFor, now: Instant): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx.insert(oneTimeToken).values({
    id: made.id ?? uuidv7(now),
    kind: made.kind,
    hash: hashOf(secret),
    personId: made.personId ?? null,
    email: made.email ?? null,
    data: made.data ?? {},
    createdBy: made.createdBy ?? null,
    createdAt: now,
    expiresAt: now + TOKEN_LIFE[made.kind],
  });
  return secret;
}

const good = (secret: string, kinds: readonly TokenKind[], now: Instant) =>
  and(
    eq(oneTimeToken.hash, hashOf(secret)),
    inArray(oneTimeToken.kind, [...kinds]),
    isNull(oneTimeToken.usedAt),
    gt(oneTimeToken.expiresAt, now),
  );

/** Looks at a link without using it up: pages show, only a POST decides. Null: unknown, used, or too old. */
export async function peekToken(
  on: Db | DbTx,
  secret: string,
  kinds: readonly TokenKind[],
  now: Instant,
): Promise<OneTimeToken | null> {
  const [row] = await on
    .select()
    .from(oneTimeToken)
    .where(good(secret, kinds, now))
    .limit(1);
  return row ?? null;
}

/** A link whether it was used or not, as long as it is not too old: whoever has it may hear what became of it. */
export async function findToken(
  on: Db | DbTx,
  secret: string,
  kind: TokenKind,
  now: Instant,
): Promise<OneTimeToken | null> {
  const [row] = await on
    .select()
    .from(oneTimeToken)
    .where(
      and(
        ...[eq(oneTimeToken.hash, hashOf(secret)), eq(oneTimeToken.kind, kind)],
        gt(oneTimeToken.expiresAt, now),
      ),
    );
  return row ?? null;
}

/**
 * Uses a link up, by one conditional update: of two at the same moment one gets it. Part of the caller's
 * transaction, so a refusal afterwards gives it back.
 */
export async function takeToken(
  tx: DbTx,
  secret: string,
  kind: TokenKind,
  now: Instant,
): Promise<OneTimeToken | null> {
  const [done] = await tx
    .update(oneTimeToken)
    .set({ usedAt: now })
    .where(good(secret, [kind], now));
  if (done.affectedRows !== 1) return null;
  const [row] = await tx
    .select()
    .from(oneTimeToken)
    .where(eq(oneTimeToken.hash, hashOf(secret)));
  return row ?? null;
}

/** Makes open links of a person worthless: after a password change, or when they are switched off. */
export async function dropTokensOf(
  tx: Db | DbTx,
  personId: Id,
  now: Instant,
  kinds: readonly TokenKind[] = TOKEN_KINDS,
): Promise<void> {
  await tx
    .update(oneTimeToken)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeToken.personId, personId),
        inArray(oneTimeToken.kind, [...kinds]),
        isNull(oneTimeToken.usedAt),
      ),
    );
}
