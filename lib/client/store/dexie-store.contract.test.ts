import 'fake-indexeddb/auto';
import { newId } from '#client/platform/clock';
import { localWorld } from '#tests/support/local-world';
import { txContract } from '#tests/support/tx-contract';
import { openStore } from './dexie-store';

txContract('DexieTx', async () => {
  const store = await openStore(newId(), newId);
  return localWorld(store, () => store.db.delete());
});
