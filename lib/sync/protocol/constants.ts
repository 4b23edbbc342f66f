/** Version of the wire. Raised when an old client could misread what a new server sends, or the reverse. */
export const SCHEMA_V = 11;

/** The oldest client that can read today's rows: one of version 10 knows no changes, freezes and who approves them. Older ones still deliver what they hold, and are told to update. */
export const READS_V = 11;

/** Most mutations in one push (sync-notes: 50 or 256 kB). */
export const PUSH_MAX = 50;
/** Most feed rows in one page; a page never cuts inside one seq (P15). */
export const PAGE_ROWS = 1_000;
/** Roots in one bootstrap page, each with all its children: where the client says nothing, and at most. */
export const BOOTSTRAP_ROOTS = 200;
export const BOOTSTRAP_ROOTS_MAX = 1_000;
/** Most pinned records of one device (P18). */
export const PINS_MAX = 200;
/** Most uids a device may ask about in one hello. */
export const HELLO_UIDS_MAX = 5_000;

/** Why a whole request was refused. */
export const SYNC_ERRORS = [
  'wrong_user', // 401: the session belongs to somebody else (P7)
  'expired', // 401: sign in again
  'fork', // 409: this clientId was used elsewhere, take a new one (P8)
  'gap', // 409: a mutation before these is missing, see `expected`
  'reset', // 409: the history is another one, load again (P14)
  'changed_bytes', // 422: this uid came before with other bytes (P8)
  'behind', // 503: this node has not caught up, ask again
  'busy', // 503: nothing consumed, ask again (P11)
  'update_required', // 426: this app is too old for the server
  'invalid', // 400: not of the protocol's form
] as const;
export type SyncErrorCode = (typeof SYNC_ERRORS)[number];
