import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { GUEST_REPORTS, type GuestReports } from '#domain/guest/report';
import { sendsMail } from '#server/mail/post';

/** The name of the row in `setting`. */
export const GUESTS_SETTING = 'guestReports';

/** What the value of the row says. Where nobody has said otherwise guests may report, and are told nothing of the inventory. */
export const guestReportsOf = (value: unknown): GuestReports =>
  GUEST_REPORTS.find((one) => one === value) ?? 'label';

/** What an administrator wants. */
export async function guestReports(): Promise<GuestReports> {
  const [row] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, GUESTS_SETTING));
  return guestReportsOf(row?.value);
}

/** What guests can do now: without mail nobody can confirm anything. */
export const guestReportsNow = async (): Promise<GuestReports> => (sendsMail() ? guestReports() : 'off');
