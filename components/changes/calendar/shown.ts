import type { DependantsAmong } from '#domain/asset/dependants';
import { besides, collisionsOf, type FreezeKind, type Span } from '#domain/change/schedule';
import type { PlannedChange } from '#sync/views/change';
import { inTheWay, plannedOf } from '../planned-of';

/** How a change looks in the calendar. */
export type Look = 'approved' | 'waits' | 'collides' | 'over';

/** A change in the calendar. */
export interface Shown extends Span {
  row: PlannedChange;
  look: Look;
}

/** The changes that have a window, with how each looks: one that is in another's way says so first. */
export function shownOf(rows: readonly PlannedChange[], dependants: DependantsAmong): Shown[] {
  const beside = besides(inTheWay(rows));
  return rows.flatMap((row) => {
    const own = plannedOf(row);
    if (!own) return [];
    const over = row.state === 'review' || row.state === 'closed';
    const collides =
      !over && collisionsOf(own, beside.get(row.id) ?? [], (id) => dependants[id] ?? []).length > 0;
    const look = over
      ? 'over'
      : collides
        ? 'collides'
        : row.state === 'awaiting_approval'
          ? 'waits'
          : 'approved';
    return [{ row, from: own.from, to: own.to, look }];
  });
}

/** The looks: filled, outlined, amber, or quiet. */
export const LOOK: Record<Look, string> = {
  approved: 'bg-fill-2',
  waits: 'bg-surface ring-[1.5px] ring-line-strong ring-inset',
  collides: 'bg-warn-soft text-warn ring-[1.5px] ring-warn-mark ring-inset',
  over: 'bg-fill text-ink-2',
};

/** The look of a freeze: nothing is changed. */
const HATCH = 'bg-[repeating-linear-gradient(135deg,var(--color-fill-2)_0_6px,transparent_6px_14px)]';

/** The looks of freezes, and of times that are set aside for changes. */
export const BAND: Record<FreezeKind, string> = { freeze: HATCH, maintenance: 'bg-ok-soft' };
