import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { PASSWORD_MAX } from '#domain/access/password-rule';
import type { Id, Instant } from '#domain/kernel/types';
import { log } from '#server/log';
import { auditDoor } from './audit-door';
import { inLine } from './hash-line';
import { replaceOldHash } from './old-hash';
import { isOldHash, verifyPassword } from './password';
import { Throttle } from './throttle';

const holder = globalThis as typeof globalThis & { holdfastThrottle?: Throttle };
holder.holdfastThrottle ??= new Throttle();
const throttle = holder.holdfastThrottle;

export type SignInResult =
  | { ok: true; personId: Id; name: string; email: string }
  /** `refused`: unknown account, wrong password and inactive person are the same answer. */
  | { ok: false; code: 'refused' }
  /** `slow_down`: not looked at; try again after so many seconds. */
  | { ok: false; code: 'slow_down'; retryAfter: number };

/**
 * Checks an e-mail address and a password.
 * @param peer address of the other end of the connection
 */
export async function checkPassword(
  emailTyped: string,
  password: string,
  peer: string,
  now: Instant,
): Promise<SignInResult> {
  const email = emailTyped.trim().toLowerCase();
  if (email.length > 254 || [...password].length > PASSWORD_MAX) return { ok: false, code: 'refused' };
  const verdict = throttle.ask(email, peer, now);
  if (verdict.kind === 'wait')
    return { ok: false, code: 'slow_down', retryAfter: Math.ceil(verdict.ms / 1_000) };
  if (verdict.pause > 0) await new Promise((resolve) => setTimeout(resolve, verdict.pause));

  const [found] = await db
    .select({ id: person.id, name: person.name, active: person.active, passwordHash: person.passwordHash })
    .from(person)
    .where(and(eq(person.email, email), isNull(person.deletedAt)))
    .limit(1);
  const verified = await inLine(() => verifyPassword(found?.passwordHash ?? null, password));
  // Not looked at: it still counts as a try, else the line itself could be used to guess.
  if (verified === 'full') return { ok: false, code: 'slow_down', retryAfter: 2 };
  let right = verified;
  // Once, and in this same sign-in: afterwards the bare hash is gone.
  if (right && found?.active && found.passwordHash && isOldHash(found.passwordHash))
    right = await replaceOldHash(found.id, found.passwordHash, password);
  if (!right || !found?.active) {
    // Known and unknown accounts cost the same write, so that its time tells nothing either.
    const subject = found ? ({ kind: 'person', id: found.id } as const) : null;
    await db.transaction((tx) => auditDoor(tx, 'sign-in.refused', null, subject, now));
    log.warn({ peer, account: found?.id ?? null }, 'sign-in refused');
    return { ok: false, code: 'refused' };
  }
  throttle.right(email, peer, now);
  return { ok: true, personId: found.id, name: found.name, email };
}
