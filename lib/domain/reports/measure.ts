/** Arithmetic mean, or null of nothing. Same unit as the values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Where the median stands among `count` values in ascending order: skip so many, take one or two. It lets a
 * database find the median by an index or one sort, without sending every value.
 */
export function medianPlace(count: number): { skip: number; take: 1 | 2 } | null {
  if (count <= 0) return null;
  return count % 2 === 1 ? { skip: (count - 1) / 2, take: 1 } : { skip: count / 2 - 1, take: 2 };
}

/** Median (half are at most this), or null of nothing. Same unit as the values. */
export function median(values: readonly number[]): number | null {
  const place = medianPlace(values.length);
  if (!place) return null;
  return mean([...values].sort((a, b) => a - b).slice(place.skip, place.skip + place.take));
}

/** Part of the whole from 0 to 1, or null when there is no whole. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
