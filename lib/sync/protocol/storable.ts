/** Deeper than any argument of ours. */
const DEEPEST = 8;

/** Half of a pair of UTF-16 units: no character, and no database takes it. */
const HALF = /\p{Surrogate}/u;

/**
 * Whether a JSON value can be kept word for word: no half characters, no depth that only an attacker needs. What can
 * not is refused at the door, before it is a mutation that fails again and again.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !HALF.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(([key, part]) => isStorable(key) && isStorable(part, depth + 1));
}

/** The same with U+FFFD in place of half characters, as encoding it would put there. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD') as T;
  if (Array.isArray(value)) return value.map((part) => storable(part)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, storable(part)])) as T;
}
