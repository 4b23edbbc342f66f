import type { TimelineRow } from '#sync/views/timeline';

/**
 * What was said of how it went since it was opened again last: of earlier fixes it was said, not of this one.
 * @param entries the timeline, in any order
 * @returns the newest first
 */
export function ratingsOf<E extends TimelineRow>(entries: readonly E[]): E[] {
  const since = entries
    .filter(({ data }) => data.step === 'reopen')
    .reduce((last, { effectiveAt }) => Math.max(last, effectiveAt), 0);
  return entries
    .filter(({ kind, effectiveAt }) => kind === 'rate' && effectiveAt >= since)
    .sort((a, b) => b.effectiveAt - a.effectiveAt);
}
