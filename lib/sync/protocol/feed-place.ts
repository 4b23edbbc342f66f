import type { Cursor } from './cursor';

/** Before everything in the feed. */
export const BEGINNING: Cursor = { seq: 0, tx: null };

/** The further of two places. */
export const furthest = (a: Cursor, b: Cursor): Cursor => (b.seq > a.seq ? b : a);
