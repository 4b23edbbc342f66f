import type { Id } from '../kernel/types';
import type { Lean } from './relations';

/** How a failure comes to an asset. */
export interface Reached {
  /** Steps from what stopped: 1 leans on it directly. */
  depth: number;
  /** The last step of the way here. The one before it is that of `via.onId`, up to what stopped. */
  via: Lean;
  /** Null: no way round. Else what stands in, on the shortest way: every way here leads over something that has a stand-in. */
  wayRound: string | null;
}

export type Reach = ReadonlyMap<Id, Reached>;

/**
 * What feels it when assets stop, and by which way: breadth first, each asset once, so that circles end. A way without a
 * stand-in comes before a shorter one with: what has no way round is never made to look better than it is.
 *
 * Asks for what leans on a few assets at a time and is handed the answer, so that the same walk runs over rows in
 * memory, on a device, and over a database.
 *
 * @param starts what stops; never part of the answer
 * @yields assets of which it needs all that leans on them
 */
export function* walkImpact(starts: readonly Id[]): Generator<readonly Id[], Reach, readonly Lean[]> {
  const begun = new Set(starts);
  const reached = new Map<Id, Reached>();
  const softly: Lean[] = [];
  let level: readonly Id[] = [...begun];
  for (let depth = 1; level.length > 0; depth++) {
    const leans = yield level;
    const next: Id[] = [];
    for (const via of leans) {
      if (begun.has(via.dependantId)) continue;
      if (via.wayRound !== '') softly.push(via);
      else if (!reached.has(via.dependantId)) {
        reached.set(via.dependantId, { depth, via, wayRound: null });
        next.push(via.dependantId);
      }
    }
    level = next;
  }
  yield* walkSoftly(begun, reached, softly);
  return reached;
}

/** What is left is reached over stand-ins only: in the order of its depth, from all of them at once. */
function* walkSoftly(
  begun: ReadonlySet<Id>,
  reached: Map<Id, Reached>,
  softly: readonly Lean[],
): Generator<readonly Id[], void, readonly Lean[]> {
  const waiting: { via: Lean; wayRound: string }[][] = [];
  const wait = (via: Lean, wayRound: string) => {
    const depth = (reached.get(via.onId)?.depth ?? 0) + 1;
    const same = waiting[depth] ?? [];
    waiting[depth] = same;
    same.push({ via, wayRound });
  };
  for (const via of softly) wait(via, via.wayRound);
  for (let depth = 1; depth < waiting.length; depth++) {
    const next: Id[] = [];
    for (const { via, wayRound } of waiting[depth] ?? []) {
      if (begun.has(via.dependantId) || reached.has(via.dependantId)) continue;
      reached.set(via.dependantId, { depth, via, wayRound });
      next.push(via.dependantId);
    }
    if (next.length === 0) continue;
    for (const via of yield next) {
      if (reached.has(via.dependantId)) continue;
      wait(via, reached.get(via.onId)?.wayRound ?? via.wayRound);
    }
  }
}

/** The walk over leans that are all at hand. */
export function impactOf(starts: readonly Id[], leansOn: (id: Id) => readonly Lean[]): Reach {
  const walk = walkImpact(starts);
  let step = walk.next();
  while (!step.done) step = walk.next(step.value.flatMap((id) => leansOn(id)));
  return step.value;
}

/** The way from what stopped to an asset, first step first. */
export function wayTo(reach: Reach, id: Id): Lean[] {
  const way: Lean[] = [];
  for (let at = reach.get(id); at; at = reach.get(at.via.onId)) way.unshift(at.via);
  return way;
}
