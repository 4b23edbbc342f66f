import { flat } from '#domain/settings/flat';
import type { Base } from '#sync/tx';

type Flat = Readonly<Record<string, string | number | boolean | null>>;

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
