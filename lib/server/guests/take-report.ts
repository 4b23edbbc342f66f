import 'server-only';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type DbTx, db } from '#db/connection';
import { oneTimeToken } from '#db/schema/people';
import { mailboxField, nameField } from '#domain/access/fields';
import { tagOfLabel } from '#domain/asset/label';
import { GUEST_FIELDS, GUEST_TEXT_MAX, type GuestAnswer, type GuestField } from '#domain/guest/report';
import type { Id } from '#domain/kernel/types';
import { plainText } from '#domain/mail-in/answer';
import { withoutSecretLinks } from '#domain/mail-in/secret-links';
import { tooFast, wasRight } from '#server/auth/door-throttle';
import { issueToken } from '#server/auth/one-time-token';
import { readForm } from '#server/auth/read-form';
import { nudge } from '#server/jobs/nudge';
import { mailedEnough, post } from '#server/mail/post';
import { isDuplicate } from '#server/sync/driver-errors';
import { guestReportsNow } from './setting';

/** So long an address that had many mails gets no more. */
const PAUSE_SECONDS = 15 * 60;

const uid = z.uuid().transform((text) => text.toLowerCase());

const report = z.object({
  uid,
  tag: z
    .string()
    .transform((said) => tagOfLabel(said, ''))
    .refine((tag) => tag !== ''),
  /** Nobody sees this field; programs that fill in forms do. */
  website: z.string().optional(),
  name: nameField,
  email: mailboxField,
  text: z
    .string()
    .transform((typed) => withoutSecretLinks(plainText(typed)))
    .pipe(z.string().min(1).max(GUEST_TEXT_MAX)),
});
type Report = z.output<typeof report>;

/** What a link keeps of a report; once it is opened its number, and nothing of what was written. */
export const keptReport = z.object({ tag: z.string(), name: z.string(), text: z.string() });
export const keptNumber = z.object({ number: z.string() });

/** What a form says; null: longer than any of ours. */
export const readGuestForm = (req: Request): Promise<Record<string, string> | null> =>
  readForm(req, GUEST_TEXT_MAX);

/**
 * Takes what somebody without an account reports by a label, and asks them by mail whether it was them. Sent again, it is the
 * same report: nothing is written twice and no second mail goes out. Whether the address or the label is known changes
 * nothing, as neither is looked up here.
 * @param form with nothing but its `uid`: what became of it is asked
 */
export async function takeGuestReport(
  form: Record<string, string> | null,
  peer: string,
  now = Date.now(),
): Promise<GuestAnswer> {
  const id = uid.safeParse(form?.uid).data;
  if (!form || !id) return { kind: 'invalid', fields: [] };
  const account = form.email?.trim().toLowerCase() ?? 'asks';
  const slow = await tooFast('guest', account, peer, now);
  if (slow) return slow;
  const known = await stateOf(id, now);
  if (known || form.text === undefined) {
    wasRight('guest', account, peer, now);
    return known ?? { kind: 'gone' };
  }
  if ((await guestReportsNow()) === 'off') return { kind: 'off' };
  const said = report.safeParse(form);
  if (!said.success) return { kind: 'invalid', fields: wrongFields(said.error) };
  if (said.data.website) return { kind: 'mail' };
  const flood = await tooFast('label', said.data.tag, said.data.tag, now);
  if (flood) return flood;
  return keep(said.data, now);
}

async function keep(said: Report, now: number): Promise<GuestAnswer> {
  try {
    const isKept = await db.transaction(async (tx) => {
      if (await mailedEnough(tx, said.email, ['guest_confirm'], now)) return false;
      await write(tx, said, now);
      return true;
    });
    if (!isKept) return { kind: 'slow_down', seconds: PAUSE_SECONDS };
  } catch (error) {
    // Sent twice at once: the other one is it.
    if (!isDuplicate(error, 'PRIMARY')) throw error;
  }
  nudge();
  return { kind: 'mail' };
}

async function write(tx: DbTx, { uid: id, email, tag, name, text }: Report, now: number): Promise<void> {
  const secret = await issueToken(tx, { id, kind: 'guest', email, data: { tag, name, text } }, now);
  await post(tx, { kind: 'guest_confirm', address: email, link: { path: '/guest', secret } }, now);
}

/** What became of a report, for the device that knows its uid. */
async function stateOf(id: Id, now: number): Promise<GuestAnswer | null> {
  const [row] = await db
    .select()
    .from(oneTimeToken)
    .where(and(eq(oneTimeToken.id, id), eq(oneTimeToken.kind, 'guest')));
  if (!row) return null;
  const opened = keptNumber.safeParse(row.data).data;
  if (opened) return { kind: 'opened', number: opened.number };
  return { kind: row.expiresAt > now ? 'mail' : 'gone' };
}

const wrongFields = (error: z.ZodError): GuestField[] =>
  GUEST_FIELDS.filter((field) => error.issues.some(({ path }) => path[0] === field));
