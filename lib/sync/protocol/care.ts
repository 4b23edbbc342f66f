import { z } from 'zod';
import { ROOT_KINDS } from '#domain/access/roots';
import { BUCKETS } from './digest';
import { bootstrapAnswer, pullRequest, recordRequest, scopesAnswer } from './messages';
import { rootRef } from './rows';

// What devices say of themselves, and how they find out whether they still hold what the server has. None of it is
// needed to deliver or to read: an app that knows nothing of it goes on as before.

const count = z.number().int().nonnegative().max(10_000_000);
const bytes = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).nullable();

/** How a device stands, as it says itself. */
export const deviceReport = z.strictObject({
  /** Acts that wait for the server. */
  unsent: count,
  /** Acts that wait for the person. */
  conflicts: count,
  /** Records it could not read and has put aside. */
  setAside: count,
  storage: z.strictObject({ bytes, quota: bytes, persisted: z.boolean().nullable() }),
  version: z.string().max(60),
  pushOn: z.boolean(),
  /** Its last comparison with the server: how many roots differed, and how long ago, ms. */
  check: z
    .strictObject({
      mended: count,
      ago: z
        .number()
        .int()
        .nonnegative()
        .max(10 ** 12),
    })
    .nullable(),
});
export type DeviceReport = z.infer<typeof deviceReport>;

// POST /api/sync/report
export const reportRequest = z.strictObject({
  userId: z.uuid(),
  clientId: z.uuid(),
  schemaV: z.number().int().positive(),
  report: deviceReport,
});
export const reportAnswer = z.strictObject({ serverTime: z.number().int() });
export type ReportRequest = z.infer<typeof reportRequest>;
export type ReportAnswer = z.infer<typeof reportAnswer>;

/** A part of a kind: its number, how many roots it has, and the sum of all rows in them. */
const part = z.tuple([
  z
    .number()
    .int()
    .min(0)
    .max(BUCKETS - 1),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
]);

// POST /api/sync/digest: is what the device holds what the server has? Pinned roots are left out.
export const digestRequest = z.strictObject({
  ...pullRequest.shape,
  digest: z.strictObject(
    Object.fromEntries(ROOT_KINDS.map((kind) => [kind, z.array(part).max(BUCKETS)])) as Record<
      (typeof ROOT_KINDS)[number],
      z.ZodArray<typeof part>
    >,
  ),
});
/** A root that the server has for this person, with the sum of its rows. */
const summed = z.strictObject({ ...rootRef.shape, sum: z.number().int().nonnegative() });
export const digestAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same') }),
  /** The feed has gone on for this person since, or this node is behind: read it, and ask again. */
  z.strictObject({ kind: z.literal('moved') }),
  z.strictObject({
    kind: z.literal('differs'),
    /** The parts that differ, and all their roots. */
    parts: z.array(z.strictObject({ kind: z.enum(ROOT_KINDS), bucket: z.number().int() })),
    roots: z.array(summed),
  }),
  scopesAnswer,
]);
export type DigestRequest = z.infer<typeof digestRequest>;
export type DigestAnswer = z.infer<typeof digestAnswer>;

/** Most roots in one `roots` request. */
export const ROOTS_MAX = 100;
const { root: _, ...reading } = recordRequest.shape;

// POST /api/sync/roots: some roots with their children, as this person holds them; those they do not hold are missing.
export const rootsRequest = z.strictObject({
  ...reading,
  roots: z.array(rootRef).min(1).max(ROOTS_MAX),
});
export const rootsAnswer = bootstrapAnswer;
export type RootsRequest = z.infer<typeof rootsRequest>;
export type RootsAnswer = z.infer<typeof rootsAnswer>;
