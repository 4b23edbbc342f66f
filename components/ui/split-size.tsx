const STEP = 1_000;

/** A number with at most one decimal below ten: '1.9', '23'. */
const short = (n: number): string => (n < 10 ? String(Math.round(n * 10) / 10) : String(Math.round(n)));

/** Bytes as value and unit, in powers of 1,000 as storage settings of phones count. */
export function splitSize(bytes: number): { n: string; unit: 'b' | 'kb' | 'mb' | 'gb' } {
  if (bytes < STEP) return { n: String(bytes), unit: 'b' };
  if (bytes < STEP ** 2) return { n: short(bytes / STEP), unit: 'kb' };
  if (bytes < STEP ** 3) return { n: short(bytes / STEP ** 2), unit: 'mb' };
  return { n: short(bytes / STEP ** 3), unit: 'gb' };
}
