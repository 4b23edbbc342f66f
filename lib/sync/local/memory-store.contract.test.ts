import { newId } from '#client/platform/clock';
import { localWorld } from '#tests/support/local-world';
import { txContract } from '#tests/support/tx-contract';
import { MemoryStore } from './memory-store';

txContract('MemoryTx', () => localWorld(new MemoryStore(newId()), async () => {}));
