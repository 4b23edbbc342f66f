import 'server-only';
import { z } from 'zod';
import { DomainError } from '#domain/kernel/errors';
import { startingServiceLevels } from '#domain/sla/starting';
import type { SignedIn } from '#server/auth/current';
import { intentUid } from '#server/jobs/intent-uid';
import { organisationZone } from '#server/reports/zone';
import type { MutationResult } from '#sync/protocol/result';
import { run } from './save';
import { calendarSettings, promiseSettings } from './service-levels';

export const beginRequest = z.strictObject({ uid: z.uuidv7() });

/**
 * The usual hours and promises, for a desk that promises nothing yet: each made by the mutation that also the form uses.
 * What has its name already stays as it is, so that a call that was cut short is simply made again.
 * @returns how many promises there are then
 * @throws DomainError `exists` something is promised already
 */
export async function beginPromises(
  { uid }: z.infer<typeof beginRequest>,
  who: SignedIn,
): Promise<{ promises: number }> {
  // The same rows for everybody: two who begin in the same second make them once.
  let made = 0;
  const usual = startingServiceLevels(await organisationZone(), () => intentUid(`usual promises ${made++}`));
  const names = new Set(usual.policies.map(({ name }) => name));
  const others = (await promiseSettings()).filter((one) => one.active && !names.has(one.name));
  if (others.length > 0) throw new DomainError('exists');

  const save = async (name: 'calendar.save' | 'slaPolicy.save', args: Record<string, unknown>) =>
    settle(
      await run(name, { uid: intentUid(`begin ${uid} ${JSON.stringify(args)}`), args, base: null }, who),
    );
  const before = new Set((await calendarSettings()).filter((one) => one.active).map(({ name }) => name));
  for (const { id: calendarId, ...fields } of usual.calendars)
    if (!before.has(fields.name)) await save('calendar.save', { calendarId, ...fields });
  const hours = new Map(
    (await calendarSettings()).filter((one) => one.active).map(({ name, id }) => [name, id] as const),
  );
  const there = new Set((await promiseSettings()).filter((one) => one.active).map(({ name }) => name));
  for (const { id: policyId, calendarId, ...fields } of usual.policies) {
    if (there.has(fields.name)) continue;
    const own = usual.calendars.find(({ id }) => id === calendarId)?.name ?? '';
    await save('slaPolicy.save', { policyId, ...fields, calendarId: hours.get(own) ?? calendarId });
  }
  return { promises: (await promiseSettings()).filter((one) => one.active).length };
}

/** Somebody else who did the same in the same second has made it: that is as good. */
function settle({ status, code, detail }: MutationResult): void {
  if (status !== 'rejected' || code === 'exists' || detail?.fault === 'taken') return;
  throw new DomainError(code === 'forbidden' ? 'forbidden' : 'invalid', detail);
}
