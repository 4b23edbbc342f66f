'use client';
import type { DependantsAmong } from '#domain/asset/dependants';
import { OPEN_CHANGES, PLANNED_CHANGES } from '#domain/change/change';
import type { Id } from '#domain/kernel/types';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { ChangeRow, FreezeRow } from '#sync/views/change';
import { changeSeenOf } from '#sync/views/change-seen';
import { dependantsIn } from './impact';
import { enqueueAct, type MutateAnswer } from './mutate';
import { alike, useStore } from './query';

const isHere = (row: { deletedAt: number | null }): boolean => row.deletedAt === null;

export interface ChangeHere {
  /** Null: not on this device, or not for this person. */
  change: ChangeRow | null;
  /** Stands for what is read of it. */
  seen: string;
  /** Others that are planned. */
  others: ChangeRow[];
  freezes: FreezeRow[];
  /** Which assets of all of these lean on which. */
  dependants: DependantsAmong;
}

/** One change, and what is looked at beside it; undefined until the store has answered. */
export const useChange = (id: Id): ChangeHere | undefined =>
  useStore(
    async (db) => {
      const row = await db.change.get(id);
      const others = await db.change
        .where('state')
        .anyOf([...PLANNED_CHANGES])
        .toArray();
      const freezes = await db.freeze.toArray();
      const change = row && isHere(row) ? row : null;
      const here = others.filter(isHere);
      const assetIds = new Set([...(change?.assetIds ?? []), ...here.flatMap((one) => one.assetIds)]);
      return {
        dependants: change?.assetIds.length ? await dependantsIn(db, [...assetIds]) : {},
        ...{ change, seen: change ? changeSeenOf(change) : '' },
        ...{ others: here, freezes: freezes.filter(isHere) },
      };
    },
    [id],
    alike,
  );

/** Changes of this device that are not over, that with the nearest window first; undefined until the store has answered. */
export const useOpenChanges = (): ChangeRow[] | undefined =>
  useStore(
    async (db) => {
      const rows = await db.change
        .where('state')
        .anyOf([...OPEN_CHANGES])
        .toArray();
      const far = Number.MAX_SAFE_INTEGER;
      return rows
        .filter(isHere)
        .sort((a, b) => (a.windowFrom ?? far) - (b.windowFrom ?? far) || (a.id < b.id ? -1 : 1));
    },
    [],
    alike,
  );

type ChangeActName = Extract<MutationName, `change.${string}` | 'freeze.save' | `change${string}.save`>;

/** Whatever is done with a change: at once on this device, and on the server once there is signal. */
export const actOnChange = <N extends ChangeActName>(name: N, args: ArgsOf<N>): Promise<MutateAnswer> =>
  enqueueAct(name, args);
