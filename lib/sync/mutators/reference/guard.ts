import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import type { SettingFault } from '#domain/settings/faults';
import { SETTING_LIMITS } from '#domain/settings/limits';
import type { Merged } from '#sync/define';
import type { Base, Tx } from '#sync/tx';
import { mergeFields } from '../merge';

/** The name of a team, site or category. */
export const nameArg = z.string().trim().min(1).max(SETTING_LIMITS.name);

/** Settings are an administrator's. First line of each of these mutations. */
export function requireSettings(tx: Tx): void {
  require_(can(tx.actor.role, 'settings.manage'), 'forbidden');
}

/** Refuses with what is wrong with which field, unless the condition holds. */
export function requireField(
  condition: unknown,
  field: string,
  fault: SettingFault,
  facts: Readonly<Record<string, number>> = {},
): asserts condition {
  require_(condition, 'invalid', { field, fault, ...facts });
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

interface Named {
  id: string;
  name: string;
  active: boolean;
}

/**
 * No two in use are called the same. A help for people rather than an invariant: two administrators who make the same
 * name in the same second both go through, and either can rename it.
 */
export function requireFreeName(own: Named, others: readonly Named[]): void {
  if (!own.active) return;
  const taken = others.some(
    (row) => row.id !== own.id && row.active && folded(row.name) === folded(own.name),
  );
  requireField(!taken, 'name', 'taken');
}

type Scalars = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Three values per field: what the person saw, what they want, and what stands now. A field they left alone keeps what
 * stands; one that only they changed takes theirs; one that both changed keeps what stands and is told.
 *
 * @param base null: nothing was seen, what they want is taken
 */
export function mergedFields<F extends Scalars>(
  base: Base | null,
  mine: F,
  theirs: F,
): { fields: F; merged: Merged[] } {
  const changed = Object.entries(mine).filter(([field, want]) => base?.[field] !== want);
  const { changes, merged } = mergeFields(base, theirs, Object.fromEntries(changed));
  const fields = { ...theirs, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
  return { fields, merged };
}

/** The fields whose values differ. */
export function changedFields<F extends Scalars>(from: F, to: F): Partial<F> {
  return Object.fromEntries(
    Object.entries(to).filter(([field, value]) => from[field] !== value),
  ) as Partial<F>;
}
