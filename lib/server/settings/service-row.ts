import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, DbTx } from '#db/connection';
import { setting } from '#db/schema/operations';
import { impactRuleFault } from '#domain/major/impact-rule';
import { type ServiceSetting, USUAL_SERVICE } from '#domain/settings/service';

/** The name of the row in `setting`. */
export const SERVICE = 'service';

const stored = z
  .object({ teamFrom: z.number(), manyFrom: z.number(), asksHow: z.boolean() })
  .refine(({ teamFrom: team, manyFrom: many }) => impactRuleFault({ team, many }) === null);

/** What the value of the row says; what cannot be read, or is not there, is as usual. */
export function serviceOf(value: unknown): ServiceSetting {
  const parsed = stored.safeParse(value);
  return parsed.success ? parsed.data : USUAL_SERVICE;
}

/** What counts as a team and as many, and whether it is asked how it went. */
export async function readService(db: Db | DbTx): Promise<ServiceSetting> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, SERVICE));
  return serviceOf(row?.value);
}
