/** Characters of a password. No rules about which ones: length is what counts. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

export const PASSWORD_FAULTS = ['too_short', 'too_long', 'too_common'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** Whether the length is wrong, counted in characters. */
export function lengthFault(password: string): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'too_short';
  return length > PASSWORD_MAX ? 'too_long' : null;
}
