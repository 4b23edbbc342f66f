import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { LocalTx } from '#sync/local/local-tx';
import type { LocalStore } from '#sync/local/ports';
import type { Tx } from '#sync/tx';
import type { PersonRow, TeamRow } from '#sync/views/reference';
import type { ContractWorld } from './tx-contract';

const meta = { ver: 1, deletedAt: null };

/** The contract's world on a device's store. */
export async function localWorld(store: LocalStore, close: () => Promise<void>): Promise<ContractWorld> {
  const teams = { line: newId(), net: newId() };
  const actor = (role: Actor['role'], teamIds: Id[] = []): Actor => ({ id: newId(), role, teamIds });
  const cast = {
    requester: actor('requester'),
    technician: actor('technician', [teams.net]),
    stranger: actor('requester'),
  };
  await store.write(async (t) => {
    const rows = Object.entries(teams).map(
      ([name, id]): TeamRow => ({ id, name, firstLine: name === 'line', active: true, ...meta }),
    );
    const gone = { id: newId(), name: 'gone', firstLine: false, active: true, ver: 2, deletedAt: 1 };
    await t.rows.put('team', [...rows, gone]);
    await t.rows.put('person', Object.values(cast).map(personRow));
  });
  return {
    side: 'device',
    teams,
    ...cast,
    close,
    receive: async () => {},
    run: (who, work, uid = newId()) =>
      store.write(async (t) => {
        const tx = new LocalTx(t.rows, who, {
          uid,
          base: null,
          occurredAt: 1_800_000_000_000,
          clockOffset: 0,
        });
        const result = await work(tx satisfies Tx);
        for (const { entity, row } of tx.written()) await t.rows.put(entity, [row]);
        return result;
      }),
  };
}

const personRow = (who: Actor): PersonRow => ({
  ...{ id: who.id, name: 'Somebody', role: who.role, email: null, phone: null, siteId: null },
  ...{ teamIds: [...who.teamIds], active: true },
  ...meta,
});
