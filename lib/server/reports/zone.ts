import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { isTimeZone } from '#domain/reports/days';

/** The organisation's time zone (IANA name): its days and weeks are what reports count in. UTC until it is set. */
export async function organisationZone(): Promise<string> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, 'timeZone'));
  return typeof row?.value === 'string' && isTimeZone(row.value) ? row.value : 'UTC';
}
