import 'server-only';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import {
  isPersonal,
  lengthFault,
  type PasswordFault,
  type PasswordOwner,
} from '#domain/access/password-rule';
import { COMMON_PASSWORDS } from './common-passwords';

/** 19 MiB, 2 passes, 1 lane (OWASP). The library's own choice of variant is argon2id; a test holds it to that. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** PHC string of a password, with a salt of its own. About 50 ms of one core. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

let nobody: Promise<string> | undefined;

/** How older desks kept passwords: sha256 of the UTF-8 text, without salt. */
const OLD = /^sha256:([0-9a-f]{64})$/i;

/** Whether a hash came from an older desk and is replaced at the next sign-in. */
export const isOldHash = (stored: string): boolean => OLD.test(stored);

/**
 * Whether the password belongs to the hash. Without a hash (unknown account), or with one of an older desk, the same
 * work is done against the hash of a random password, so that the time tells nothing (attack A28).
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('base64'));
  const old = OLD.exec(stored ?? '')?.[1];
  const against = stored === null || old ? await nobody : stored;
  const right = await verify(against, password.normalize('NFC'));
  if (old) return matchesOld(old, password);
  return right && stored !== null;
}

/** Older desks hashed what the browser sent, composed or not. Constant time. */
function matchesOld(hex: string, password: string): boolean {
  const wanted = Buffer.from(hex, 'hex');
  const same = (text: string) => timingSafeEqual(createHash('sha256').update(text, 'utf8').digest(), wanted);
  const [typed, composed, taken] = [
    same(password),
    same(password.normalize('NFC')),
    same(password.normalize('NFD')),
  ];
  return typed || composed || taken;
}

/** Why a new password is refused, or null. */
export function passwordFault(password: string, owner: PasswordOwner = {}): PasswordFault | null {
  const fault = lengthFault(password);
  if (fault) return fault;
  if (COMMON_PASSWORDS.has(password.toLowerCase())) return 'too_common';
  return isPersonal(password, owner) ? 'too_personal' : null;
}
