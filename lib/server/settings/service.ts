import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { IMPACT_BOUNDS, impactRuleFault } from '#domain/major/impact-rule';
import { DEFAULT_MATRIX } from '#domain/priority/matrix';
import { type ServiceSetting, USUAL_SERVICE } from '#domain/settings/service';
import { CLOSE_AFTER_DAYS } from '#domain/ticket/closing';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';
import { requireField } from '#sync/mutators/reference/guard';
import type { MutationResult } from '#sync/protocol/result';
import { mergeRow } from './merge-row';
import { readService, SERVICE, serviceOf } from './service-row';

const people = z.number().int().min(IMPACT_BOUNDS.least).max(IMPACT_BOUNDS.most);
export const serviceRequest = z.strictObject({
  uid: z.uuidv7(),
  args: z.strictObject({ teamFrom: people, manyFrom: people, asksHow: z.boolean() }),
  base: z.strictObject({ teamFrom: z.number(), manyFrom: z.number(), asksHow: z.boolean() }),
});

/** What holds now. */
export const serviceSetting = (): Promise<ServiceSetting> => readService(db);

/**
 * Sets what counts as a team and as many, and whether it is asked how it went. Of two who change the same at once, each
 * field keeps what was written first, and the second is told. Sent again, it changes nothing more.
 * @throws DomainError `invalid` with field and fault: many are not more than a team
 */
export function saveService(
  { args, base }: z.infer<typeof serviceRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  return withSync(async (writer) => {
    const { tx, txId, now } = writer;
    // Written to before it is read: whoever is second sees what the first has saved.
    await tx
      .insert(setting)
      .values({ name: SERVICE, value: USUAL_SERVICE })
      .onDuplicateKeyUpdate({ set: { name: sql`${setting.name}` } });
    const [row] = await tx
      .select({ value: setting.value })
      .from(setting)
      .where(eq(setting.name, SERVICE))
      .for('update');
    const { whole, patch, changes, result } = mergeRow(base, args, serviceOf(row?.value));
    if (Object.keys(patch).length === 0) return result;
    const wrong = impactRuleFault({ team: whole.teamFrom, many: whole.manyFrom });
    requireField(!wrong, wrong ?? 'manyFrom', 'notMore');
    await tx.update(setting).set({ value: whole }).where(eq(setting.name, SERVICE));
    if ('asksHow' in patch) await tellDevices(writer);
    await writeAudit(tx, {
      ...{ txId, actorId: actor.id, action: 'service.save', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now, value: { changes } },
    });
    return result;
  });
}

/** Devices read it in the row of rules, which is another from now on. */
async function tellDevices(writer: SyncWriter): Promise<void> {
  const root = { kind: 'policy', id: POLICY_ID } as const;
  if (await writer.guard(root)) return writer.update('policy', POLICY_ID, {}, root, false);
  const usual = { id: POLICY_ID, matrix: DEFAULT_MATRIX, closeAfterDays: CLOSE_AFTER_DAYS };
  return writer.insert('policy', usual, root, false);
}
