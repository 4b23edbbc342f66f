import 'server-only';
import { flat } from '#domain/settings/flat';
import { unflat } from '#sync/mutators/reference/flat';
import { changedFields, mergedFields } from '#sync/mutators/reference/guard';
import { type MutationResult, OK } from '#sync/protocol/result';
import type { Base } from '#sync/tx';

interface Merge<F> {
  /** The row as it is to be. */
  whole: F;
  /** What of it is to be written. */
  patch: Partial<F>;
  /** For the audit: each field that changes, as it was and as it is. */
  changes: Record<string, { from: unknown; to: unknown }>;
  /** For whoever saves: `merged` where somebody else's value stands. */
  result: MutationResult;
}

/**
 * What becomes of a row of settings that no device holds when somebody saves it: field by field, as with those that
 * devices hold.
 * @param base what they saw; null: nothing, what they want is taken
 */
export function mergeRow<F extends object>(base: Base | null, mine: F, theirs: F): Merge<F> {
  const stands = flat(theirs) as Readonly<Record<string, string | number | boolean | null>>;
  const { fields, merged } = mergedFields(base, flat(mine) as typeof stands, stands);
  const patch = unflat(changedFields(stands, fields) as typeof stands, mine);
  const changes = Object.fromEntries(
    Object.keys(patch).map((field) => [
      field,
      { from: theirs[field as keyof F], to: patch[field as keyof F] },
    ]),
  );
  const result: MutationResult = merged.length > 0 ? { ...OK, status: 'merged', merged } : OK;
  return { whole: { ...mine, ...unflat(fields, mine) }, patch, changes, result };
}
