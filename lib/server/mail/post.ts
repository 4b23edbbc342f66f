import 'server-only';
import { and, count, eq, gt } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { mailOutbox } from '#db/schema/operations';
import { HOUR, type Id, type Instant } from '#domain/kernel/types';
import type { MailKind } from '#domain/notify/mails';
import { config } from '#server/config';
import { seal } from './seal';

/** Mails to one address in an hour that anybody can cause by typing it somewhere. More are not sent. */
const PER_HOUR = 6;

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

/** Whether an address has had so many mails lately that strangers may cause no more. */
export async function mailedEnough(on: Db | DbTx, address: string, now: Instant): Promise<boolean> {
  const [row] = await on
    .select({ n: count() })
    .from(mailOutbox)
    .where(and(eq(mailOutbox.address, address), gt(mailOutbox.createdAt, now - HOUR)));
  return (row?.n ?? 0) >= PER_HOUR;
}
