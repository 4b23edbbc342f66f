import { DAY } from '../kernel/types';

/** How long a packed site stays packed, unless it is packed again. */
export const PACK_LIFE = 7 * DAY;
/** Sites one person has packed at a time: each fills their devices. */
export const PACKS_MAX = 5;
/**
 * How long after its end what was done at a packed site is still taken: whoever worked there without signal for longer
 * than it was packed must not be refused for it.
 */
export const PACK_GRACE = 30 * DAY;
