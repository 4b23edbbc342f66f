import { z } from 'zod';
import { ROLES } from '#domain/access/roles';
import { BOOTSTRAP_ROOTS_MAX, HELLO_UIDS_MAX, PINS_MAX, PUSH_MAX, SYNC_ERRORS } from './constants';
import { cursor } from './cursor';
import { envelope } from './envelope';
import { settled } from './result';
import { rootRef, rowRef, rowSet, wholeRoot } from './rows';

/** What every sync request carries. */
const asking = {
  userId: z.uuid(),
  clientId: z.uuid(),
  schemaV: z.number().int().positive(),
  epoch: z.uuid(),
  /** The highest place this client ever received, whatever brought it (P14). */
  seen: cursor,
};
/** Covers everything that decides visibility; opaque to the client (P16). */
const scopesHash = z.string().max(64);
const scope = z.string().max(60);

export const actorView = z.strictObject({
  id: z.uuid(),
  role: z.enum(ROLES),
  teamIds: z.array(z.uuid()),
  /** Left out when there are none. */
  packedSiteIds: z.array(z.uuid()).readonly().optional(),
  assetsByTeam: z.literal(true).optional(),
});

/** The answer instead of rows when the person's visibility changed (P16). */
export const scopesAnswer = z.strictObject({
  kind: z.literal('scopes'),
  actor: actorView,
  scopes: z.array(scope),
  scopesHash,
  head: cursor,
});
const behindAnswer = z.strictObject({ kind: z.literal('behind') });

// POST /api/sync/hello: who am I, and what became of these intents (start, and after a reset).
export const helloRequest = z.strictObject({
  /** Null on a device that does not know yet who is signed in. */
  userId: z.uuid().nullable(),
  clientId: z.uuid(),
  schemaV: z.number().int().positive(),
  uids: z.array(z.uuid()).max(HELLO_UIDS_MAX),
});
export const helloAnswer = z.strictObject({
  actor: actorView,
  name: z.string(),
  epoch: z.uuid(),
  head: cursor,
  scopes: z.array(scope),
  scopesHash,
  /** Of the uids asked for, those this history knows. */
  known: z.array(settled),
  serverTime: z.number().int(),
  vapidPublicKey: z.string().nullable(),
  /** The session is of a device that others use as well: nothing of this person stays on it (P26). */
  shared: z.boolean().optional(),
});

// POST /api/sync/push
export const pushRequest = z.strictObject({ ...asking, mutations: z.array(envelope).min(1).max(PUSH_MAX) });
/** Tells the sender early; entries leave the outbox only by an ack in a page (P22). */
export const pushAnswer = z.strictObject({ results: z.array(settled), serverTime: z.number().int() });

// POST /api/sync/pull
export const pullRequest = z.strictObject({
  ...asking,
  cursor,
  scopesHash,
  pins: z.array(rootRef).max(PINS_MAX),
});
export const pageAnswer = z.strictObject({
  kind: z.literal('page'),
  /** New cursor: the end of this page. */
  cursor,
  /** The feed's end in the same snapshot. `cursor.seq === head.seq`: caught up. */
  head: cursor,
  puts: rowSet,
  dels: z.array(rowRef),
  /** Roots gained or partly lost in this page. */
  whole: z.array(wholeRoot),
  /** Pins whose permission is gone. */
  unpin: z.array(rootRef),
  /** Settled mutations of this client in this page. */
  acks: z.array(settled),
  /** Refusals of this person's mutations from any device. */
  results: z.array(settled),
  serverTime: z.number().int(),
});
export const pullAnswer = z.discriminatedUnion('kind', [pageAnswer, scopesAnswer, behindAnswer]);

// POST /api/sync/bootstrap: the roots of some scopes, page by page.
export const bootstrapRequest = z.strictObject({
  ...asking,
  scopesHash,
  want: z.array(scope).min(1).max(500),
  after: rootRef.nullable(),
  /** Scopes that were loaded just before: what is in them is not sent again. */
  besides: z.array(scope).min(1).max(500).optional(),
  /** How many roots the client wants at once; without, BOOTSTRAP_ROOTS. */
  roots: z.number().int().min(1).max(BOOTSTRAP_ROOTS_MAX).optional(),
});
export const rowsAnswer = z.strictObject({
  kind: z.literal('rows'),
  /** The head of the snapshot the rows were read in (P17). */
  asOf: cursor,
  rows: rowSet,
  whole: z.array(wholeRoot),
  /** Where to go on; null at the end. */
  next: rootRef.nullable(),
});
export const bootstrapAnswer = z.discriminatedUnion('kind', [rowsAnswer, scopesAnswer, behindAnswer]);

// POST /api/sync/record: one root with its children, to be pinned (P18).
export const recordRequest = z.strictObject({ ...asking, scopesHash, root: rootRef });
export const recordAnswer = z.discriminatedUnion('kind', [
  rowsAnswer,
  z.strictObject({ kind: z.literal('missing'), asOf: cursor }),
  scopesAnswer,
  behindAnswer,
]);

/** The body of every refused request. */
export const syncErrorBody = z.strictObject({
  error: z.enum(SYNC_ERRORS),
  /** With `gap`: the mid the server waits for. */
  expected: z.number().int().optional(),
  /** With `changed_bytes`. */
  uid: z.uuid().optional(),
  /** With `expired`: somebody has ended the session; what is on the device is not to be read any more (P25). */
  revoked: z.boolean().optional(),
});

export type ActorView = z.infer<typeof actorView>;
export type ScopesAnswer = z.infer<typeof scopesAnswer>;
export type HelloRequest = z.infer<typeof helloRequest>;
export type HelloAnswer = z.infer<typeof helloAnswer>;
export type PushRequest = z.infer<typeof pushRequest>;
export type PushAnswer = z.infer<typeof pushAnswer>;
export type PullRequest = z.infer<typeof pullRequest>;
export type PullAnswer = z.infer<typeof pullAnswer>;
export type PageAnswer = z.infer<typeof pageAnswer>;
export type BootstrapRequest = z.infer<typeof bootstrapRequest>;
export type BootstrapAnswer = z.infer<typeof bootstrapAnswer>;
export type RowsAnswer = z.infer<typeof rowsAnswer>;
export type RecordRequest = z.infer<typeof recordRequest>;
export type RecordAnswer = z.infer<typeof recordAnswer>;
export type SyncErrorBody = z.infer<typeof syncErrorBody>;
