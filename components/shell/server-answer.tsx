import type { ErrorDetail } from '#domain/kernel/errors';
import type { MutationResult } from '#sync/protocol/result';

/** Why a server action did not do what was asked. */
export interface Failure {
  code: string;
  detail?: ErrorDetail;
  fields?: Record<string, string>;
}

/** What a server action answers. */
export type Answer<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** A server action that runs a named intent; `uid` is made here, so that sending it again is harmless. */
export type SettingDoor<Args, Base> = (asked: {
  uid: string;
  args: Args;
  base: Base;
}) => Promise<Answer<MutationResult>>;

/** Asks; a lost connection is an answer too. */
export async function ask<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await asking;
  } catch {
    return { ok: false, error: { code: 'unavailable' } };
  }
}
