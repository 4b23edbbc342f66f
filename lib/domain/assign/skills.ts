import { SETTING_LIMITS } from '../settings/limits';

/** Spelled as one: "VPN" and "vpn" are the same skill. */
const folded = (skill: string): string => skill.normalize('NFC').toLowerCase();

/** A skill as it is kept: one line, single spaces. Null: that is none. */
export function skillOf(typed: string): string | null {
  const skill = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isRight =
    skill !== '' && [...skill].length <= SETTING_LIMITS.skill && !/[\p{Cc}\p{Cs}\p{Cf}]/u.test(skill);
  return isRight ? skill : null;
}

/** Each once, in the order given, spelled as it is known already: rules and people mean the same by one word. */
export function asKnown(skills: readonly string[], known: readonly string[]): string[] {
  const spelled = new Map<string, string>();
  for (const skill of skills) {
    const key = folded(skill);
    if (!spelled.has(key)) spelled.set(key, known.find((one) => folded(one) === key) ?? skill);
  }
  return [...spelled.values()];
}
