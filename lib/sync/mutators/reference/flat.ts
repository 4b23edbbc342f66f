import type { Base } from '#sync/tx';

/** A row of settings whose lists stand as text, so that its fields are compared and merged one by one. */
type Flat = Readonly<Record<string, string | number | boolean | null>>;

/** Lists become their JSON; everything else stays. */
export function flat<F extends object>(fields: F): Flat {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries) as Flat;
}

/** The fields again, lists as lists. @param like a row of that form, by which they are told apart from text */
export function unflat<F extends object>(fields: Flat, like: F): Partial<F> {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    Array.isArray(like[name as keyof F]) ? JSON.parse(String(value)) : value,
  ]);
  return Object.fromEntries(entries) as Partial<F>;
}

/** The same as a base; null of nothing. */
export const flatBase = <F extends object>(fields: F | null): Base | null => fields && flat(fields);
