/** Characters of a password. No rules about which ones: length is what counts. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

export const PASSWORD_FAULTS = ['too_short', 'too_long', 'too_common', 'too_personal'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** Whether the length is wrong, counted in characters. */
export function lengthFault(password: string): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'too_short';
  return length > PASSWORD_MAX ? 'too_long' : null;
}

/** What a password must not be made of: whose it is, and what it is for. */
export interface PasswordOwner {
  name?: string | null;
  email?: string | null;
  organisation?: string | null;
}

/** Of a password without those words, at least this much must be left. */
const OF_ITS_OWN = 4;
const PRODUCT = 'holdfast';

/** Letters and digits alone, lower case. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Whether a password is little more than the name or address of its owner, or the name of the desk: what somebody who
 * knows the person tries first. A few words beside them are enough.
 */
export function isPersonal(password: string, owner: PasswordOwner): boolean {
  const [local = '', domain = ''] = (owner.email ?? '').split('@');
  const phrases = [owner.email, local, domain, owner.name, owner.organisation, PRODUCT];
  const words = [
    ...local.split(/[^\p{L}\p{N}]+/u),
    ...(owner.name ?? '').split(/\s+/u),
    domain.split('.')[0],
  ];
  const known = [...new Set([...phrases, ...words].map((one) => plain(one ?? '')))]
    .filter((one) => [...one].length >= 3)
    .sort((a, b) => b.length - a.length);
  const typed = plain(password);
  const rest = known.reduce((left, one) => left.replaceAll(one, ''), typed);
  return rest !== typed && [...rest].length < OF_ITS_OWN;
}
