import type { Id } from '../kernel/types';
import type { Lean } from './relations';

/** Which of some assets feel it when one of them stops, by its id; those that nobody leans on are not in it. */
export type DependantsAmong = Readonly<Record<Id, readonly Id[]>>;

/**
 * Which of some assets feel it when another of them stops, over however many steps, with a way round or without: what is in
 * each other's way when both are worked on.
 * @param ask all that leans on a few assets, from memory, a device or a database; asked once for each asset
 */
export async function dependantsAmong(
  ids: readonly Id[],
  ask: (on: readonly Id[]) => Promise<readonly Lean[]>,
): Promise<DependantsAmong> {
  const all = new Set(ids);
  const leans = new Map<Id, Id[]>();
  let level: readonly Id[] = [...all];
  while (level.length > 0) {
    for (const id of level) leans.set(id, []);
    for (const { onId, dependantId } of await ask(level)) leans.get(onId)?.push(dependantId);
    level = [...new Set(level.flatMap((id) => leans.get(id) ?? []))].filter((id) => !leans.has(id));
  }
  const found: Record<Id, Id[]> = {};
  for (const id of all) {
    const among = [...below(id, leans)].filter((one) => one !== id && all.has(one));
    if (among.length > 0) found[id] = among.sort();
  }
  return found;
}

/** Everything below, itself where it is in a circle. */
function below(start: Id, leans: ReadonlyMap<Id, readonly Id[]>): Set<Id> {
  const seen = new Set<Id>();
  const left = [start];
  for (let at = left.pop(); at !== undefined; at = left.pop())
    for (const id of leans.get(at) ?? [])
      if (!seen.has(id)) {
        seen.add(id);
        left.push(id);
      }
  return seen;
}
