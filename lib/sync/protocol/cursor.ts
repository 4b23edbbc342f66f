import { z } from 'zod';

/**
 * A place in the feed: the sequence number of a committed transaction and the transaction's own id, so
 * that another history with the same numbers is recognised (P14). `{seq: 0, tx: null}` is the beginning.
 */
export const cursor = z.strictObject({ seq: z.number().int().nonnegative(), tx: z.uuid().nullable() });
export type Cursor = z.infer<typeof cursor>;
