import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { DomainError } from '#domain/kernel/errors';
import { type MailTrust, NO_TRUST, serverName, UNPROVEN_WAYS } from '#domain/mail-in/proof';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';

const NAME = 'mailIn.trust';
const stored = z.object({ server: z.string().nullable(), unproven: z.enum(UNPROVEN_WAYS) });

export const mailTrustRequest = z.strictObject({
  /** Empty: no server is believed. */
  server: z.string().max(300),
  unproven: z.enum(UNPROVEN_WAYS),
});

/** Whose word counts of the senders of mails. */
export async function readTrust(): Promise<MailTrust> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, NAME));
  const parsed = stored.safeParse(row?.value);
  return parsed.success ? parsed.data : NO_TRUST;
}

/** Sets it, for mails that come from now on. @throws DomainError `invalid` no server has such a name */
export async function saveMailTrust(asked: z.infer<typeof mailTrustRequest>, { actor }: SignedIn) {
  const server = asked.server.trim() === '' ? null : serverName(asked.server);
  if (asked.server.trim() !== '' && !server) throw new DomainError('invalid', { field: 'server' });
  const value: MailTrust = { server, unproven: asked.unproven };
  const now = Date.now();
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ value: setting.value })
      .from(setting)
      .where(eq(setting.name, NAME))
      .for('update');
    await tx.insert(setting).values({ name: NAME, value }).onDuplicateKeyUpdate({ set: { value } });
    await writeAudit(tx, {
      ...{ txId: randomUUID(), actorId: actor.id, action: 'mail.trust', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now, value: { before: row?.value ?? {}, after: value } },
    });
  });
  return value;
}
