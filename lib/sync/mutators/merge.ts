import type { Merged } from '#sync/define';
import type { Base } from '#sync/tx';

type Scalar = string | number | boolean | null;

/**
 * Three-way merge of single fields: a wish is dropped where somebody else changed the same field to something else
 * since the person looked, and is then kept with all three values (protocol.md, Conflicts).
 *
 * @returns what to write, and the fields where the other side stands
 */
export function mergeFields<F extends string>(
  base: Base | null,
  now: Readonly<Record<F, Scalar>>,
  wished: Partial<Readonly<Record<F, Scalar>>>,
): { changes: { field: F; from: Scalar; to: Scalar }[]; merged: Merged[] } {
  const changes: { field: F; from: Scalar; to: Scalar }[] = [];
  const merged: Merged[] = [];
  for (const field of Object.keys(wished) as F[]) {
    const mine = wished[field] as Scalar;
    const theirs = now[field];
    if (mine === theirs) continue;
    const seen = base?.[field];
    if (seen !== undefined && seen !== theirs) merged.push({ field, base: seen, mine, theirs });
    else changes.push({ field, from: theirs, to: mine });
  }
  return { changes, merged };
}
