import 'server-only';
import { and, count, eq, gt, inArray } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { mailOutbox } from '#db/schema/operations';
import { TOKEN_LIFE } from '#domain/access/one-time';
import { HOUR, type Id, type Instant } from '#domain/kernel/types';
import type { MailKind } from '#domain/notify/mails';
import { config } from '#server/config';
import { seal } from './seal';

/** Mails of a kind to one address that anybody can cause by typing it somewhere. More are not sent. */
const AT_MOST = 5;

export interface Mail {
  kind: MailKind;
  /** A mailbox in canonical form. */
  address: string;
  personId?: Id | null;
  /** Path of the link without the secret, and the secret. */
  link?: { path: string; secret: string };
  data?: Record<string, string>;
}

/** Whether this desk sends mail at all. */
export const sendsMail = (): boolean => config.mail !== null;

/**
 * Writes a mail to be sent into the transaction of its cause. Call `nudge` after the commit. Without SMTP nothing
 * is written.
 */
export async function post(tx: Db | DbTx, mail: Mail, now: Instant): Promise<void> {
  if (!sendsMail()) return;
  const link: Record<string, string> = mail.link
    ? { path: mail.link.path, sealed: seal(mail.link.secret) }
    : {};
  await tx.insert(mailOutbox).values({
    kind: mail.kind,
    personId: mail.personId ?? null,
    address: mail.address,
    data: { ...mail.data, ...link },
    runAt: now,
    createdAt: now,
  });
}

/**
 * Whether an address has had so many mails of these kinds lately that strangers may cause no more. While it has,
 * the links of those mails still work: nobody can be kept from a reset by others who ask for it.
 */
export async function mailedEnough(
  on: Db | DbTx,
  address: string,
  kinds: readonly MailKind[],
  now: Instant,
): Promise<boolean> {
  const since = now - (kinds.includes('reset') ? TOKEN_LIFE.reset : HOUR);
  const [row] = await on
    .select({ n: count() })
    .from(mailOutbox)
    .where(
      and(
        eq(mailOutbox.address, address),
        gt(mailOutbox.createdAt, since),
        inArray(mailOutbox.kind, [...kinds]),
      ),
    );
  return (row?.n ?? 0) >= AT_MOST;
}
