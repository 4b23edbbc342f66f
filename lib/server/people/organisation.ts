import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';

/** Name of the organisation this installation serves; null before it was set up. */
export async function organisationName(): Promise<string | null> {
  const [row] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, 'organisation'))
    .limit(1);
  return typeof row?.value === 'string' ? row.value : null;
}
