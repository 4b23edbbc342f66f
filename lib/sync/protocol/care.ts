import { z } from 'zod';

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
