import 'server-only';
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { lengthFault, type PasswordFault } from '#domain/access/password-rule';
import { COMMON_PASSWORDS } from './common-passwords';

/** 19 MiB, 2 passes, 1 lane (OWASP). The library's own choice of variant is argon2id; a test holds it to that. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** PHC string of a password, with a salt of its own. About 50 ms of one core. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

let nobody: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash (unknown account) the same work is done against the
 * hash of a random password, so that the time tells nothing (attack A28).
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('base64'));
  const against = stored ?? (await nobody);
  const right = await verify(against, password.normalize('NFC'));
  return right && stored !== null;
}

/** Why a new password is refused, or null. */
export function passwordFault(password: string): PasswordFault | null {
  return lengthFault(password) ?? (COMMON_PASSWORDS.has(password.toLowerCase()) ? 'too_common' : null);
}
