import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { setting } from '#db/schema/operations';
import { GUEST_REPORTS } from '#domain/guest/report';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { GUESTS_SETTING, guestReportsOf } from '#server/guests/setting';
import { withSync } from '#server/sync/with-sync';
import { type MutationResult, OK } from '#sync/protocol/result';

const which = z.strictObject({ guests: z.enum(GUEST_REPORTS) });
export const guestReportsRequest = z.strictObject({ uid: z.uuidv7(), args: which, base: which });

/** Sets whether guests may report by labels, and what they are told. */
export function saveGuestReports(
  { args: { guests } }: z.infer<typeof guestReportsRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  return withSync(async ({ tx, txId, now }) => {
    const [before] = await tx
      .select({ value: setting.value })
      .from(setting)
      .where(eq(setting.name, GUESTS_SETTING))
      .for('update');
    const was = guestReportsOf(before?.value);
    if (was === guests) return OK;
    await tx
      .insert(setting)
      .values({ name: GUESTS_SETTING, value: guests })
      .onDuplicateKeyUpdate({ set: { value: guests } });
    await writeAudit(tx, {
      ...{ txId, actorId: actor.id, action: 'guests.settings', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now },
      value: { changes: [{ field: 'guests', from: was, to: guests }] },
    });
    return OK;
  });
}
