'use client';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DEFAULT_MATRIX, type PriorityMatrix } from '#domain/priority/matrix';
import { CLOSE_AFTER_DAYS } from '#domain/ticket/closing';
import { useStore } from './query';

export interface Policy {
  matrix: PriorityMatrix;
  /** Null: resolved tickets never close by themselves. */
  closeAfterDays: number | null;
}

/** What holds where the organisation has not said otherwise. */
const DEFAULTS: Policy = { matrix: DEFAULT_MATRIX, closeAfterDays: CLOSE_AFTER_DAYS };

/** The organisation's rules as this device knows them: what is shown is what mutators compute with. */
export function usePolicy(): Policy {
  return useStore(async (db) => (await db.policy.get(POLICY_ID)) ?? null, []) ?? DEFAULTS;
}

/** Whether it is asked how it went; undefined while that is not known yet. */
export function useAsksHow(): boolean | undefined {
  return useStore(async (db) => (await db.policy.get(POLICY_ID))?.asksHow !== false, []);
}
