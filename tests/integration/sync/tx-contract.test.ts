import { randomUUID } from 'node:crypto';
import { newId } from '#client/platform/clock';
import { storedFile } from '#db/schema/files';
import { MysqlTx } from '#server/sync/mysql-tx';
import { SyncWriter } from '#server/sync/sync-writer';
import { transact } from '#server/sync/transact';
import { createTestDatabase } from '#tests/support/database';
import { foundOrganisation } from '#tests/support/organisation';
import { txContract } from '#tests/support/tx-contract';

txContract('MysqlTx', async () => {
  const base = await createTestDatabase();
  const { teams, asha, nils, bruno } = await foundOrganisation();
  return {
    side: 'server',
    teams,
    requester: asha,
    technician: nils,
    stranger: bruno,
    close: () => base.drop(),
    async receive(owner, id, file) {
      const now = Date.now();
      const row = { id, ownerId: owner.id, state: 'ready' as const, received: file.size, storeKey: 'none' };
      await base.db.insert(storedFile).values({ ...row, ...file, createdAt: now, updatedAt: now });
    },
    run: (who, work, uid = newId()) =>
      transact(async (db) => {
        const writer = new SyncWriter(db, randomUUID(), Date.now());
        const tx = new MysqlTx(writer, who, {
          uid,
          base: null,
          occurredAt: 1_800_000_000_000,
          clockOffset: 0,
        });
        const result = await work(tx);
        await writer.flush();
        await tx.flushEvents();
        return result;
      }, false),
  };
});
