'use client';
import { takeBackWithFiles } from '#client/files/take-back';
import { deviceEnv } from '#client/platform/clock';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { amend, type Changed, standsOn } from '#sync/local/change-pending';
import { loadRules } from '#sync/local/rules';
import type { ArgsOf, MutationName } from '#sync/registry';
import { getCurrent } from './current';
import { enqueueAct, type MutateAnswer } from './mutate';
import type { OutboxItem } from './outbox';

/** `storage`: this device did not write it (P27). `invalid`: not of a form the server takes. */
export type ActAnswer = Changed | 'invalid' | 'storage';

async function onStore(work: () => Promise<Changed>): Promise<ActAnswer> {
  try {
    await loadRules();
    return await work();
  } catch (error) {
    return error instanceof DomainError ? 'invalid' : 'storage';
  }
}

const store = () => {
  const current = getCurrent();
  if (current.status !== 'open') throw new Error('no store is open');
  return current.client.store;
};

/** Other words for something that waits here and was never sent. */
export const amendItem = (item: OutboxItem, args: Record<string, unknown>): Promise<ActAnswer> =>
  onStore(() => amend(store(), deviceEnv, item.uid, args));

/** Takes something back that was never sent, with all that stands on it. */
export const takeBackItem = (uid: Id): Promise<ActAnswer> =>
  onStore(() => takeBackWithFiles(store(), deviceEnv, uid));

/** How many entries go with this one. */
export async function countWith(uid: Id): Promise<number> {
  await loadRules();
  return (await store().read((t) => standsOn(t, uid))).length;
}

/** Sends what was refused once more, as something new: things may have changed since. */
export const tryAgain = (item: OutboxItem): Promise<MutateAnswer> =>
  enqueueAct(item.name as MutationName, item.args as ArgsOf<MutationName>, { refused: item.uid });
