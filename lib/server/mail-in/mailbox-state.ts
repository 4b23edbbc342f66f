import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { printable } from '#domain/audit/printable';
import { type Instant, MINUTE } from '#domain/kernel/types';
import { MAILBOX_FAULTS, type MailboxFault, type MailboxState } from '#domain/settings/shapes';
import { config } from '#server/config';

const NAME = 'mailIn.state';
const TEXT_MAX = 200;
const stored = z.object({
  readAt: z.number().nullable(),
  failedAt: z.number().nullable(),
  fault: z.enum(MAILBOX_FAULTS).nullable(),
  text: z.string(),
});
type Stored = z.infer<typeof stored>;
const NEVER: Stored = { readAt: null, failedAt: null, fault: null, text: '' };

/** What the page says of the mailbox. */
export async function mailboxState(): Promise<MailboxState> {
  const { mailIn } = config;
  if (!mailIn) return { kind: 'none' };
  if (!mailIn.imapUrl) return { kind: 'handed', address: mailIn.address };
  return { kind: 'fetched', address: mailIn.address, ...(await read()) };
}

/** How often a mailbox that is read all the time is written down. */
const WRITE_EVERY = MINUTE;

/** Remembers how reading went, for the page: at once where that changes, else once in a while. */
export class MailboxLog {
  #last: { at: Instant; fault: MailboxFault | null } | null = null;

  /** It was read. */
  async read(now: Instant): Promise<void> {
    if (this.#last && this.#last.fault === null && now - this.#last.at < WRITE_EVERY) return;
    await write({ ...(await read()), readAt: now, fault: null, failedAt: null, text: '' });
    this.#last = { at: now, fault: null };
  }

  /** It was not, or not all of it. */
  async failed(now: Instant, error: unknown): Promise<void> {
    const fault = faultOf(error);
    if (this.#last?.fault === fault && now - this.#last.at < WRITE_EVERY) return;
    await write({ ...(await read()), failedAt: now, fault, text: textOf(error) });
    this.#last = { at: now, fault };
  }
}

async function read(): Promise<Stored> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, NAME));
  const parsed = stored.safeParse(row?.value);
  return parsed.success ? parsed.data : NEVER;
}

const write = (value: Stored) =>
  db.insert(setting).values({ name: NAME, value }).onDuplicateKeyUpdate({ set: { value } });

/** Of an error of the mail client, or of whatever failed with a mail. */
function faultOf(error: unknown): MailboxFault {
  const { code = '', authenticationFailed = false } = error as {
    code?: unknown;
    authenticationFailed?: boolean;
  };
  if (authenticationFailed) return 'refused';
  const said = String(code);
  if (/CERT|SELF_SIGNED|UNABLE_TO_|TLS|ALTNAME/.test(said)) return 'certificate';
  return /^E(?:CONN|NOTFOUND|TIMEDOUT|TIMEOUT|HOST|NET|AI_AGAIN)|^CONNECT_TIMEOUT$|^GREETING_TIMEOUT$|^NoConnection$/.test(
    said,
  )
    ? 'unreachable'
    : 'other';
}

/** Without the password, should a server repeat it. */
function textOf(error: unknown): string {
  const { message = '', responseText = '' } = error as { message?: string; responseText?: string };
  const url = config.mailIn?.imapUrl;
  const secret = url ? decodeURIComponent(new URL(url).password) : '';
  const text = printable([message, responseText].filter(Boolean).join(': '));
  return (secret ? text.replaceAll(secret, '…') : text).slice(0, TEXT_MAX);
}
