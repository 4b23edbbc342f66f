/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. Always UTC. */
export type Instant = number;

/** A UUID in canonical lower-case text form, 36 characters. Clients make them (version 7). */
export type Id = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
