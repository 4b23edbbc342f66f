import { newId } from '#client/platform/clock';
import { txContract } from '#tests/support/tx-contract';
import { found } from '../organisation';
import { Ids } from '../random';
import { commitWrites } from './feed';
import { OracleTx } from './oracle-tx';
import { OracleServer } from './server';
import { actorIn } from './state';

// The simulation's server stands for MysqlTx: the same contract holds it to that.
txContract('OracleTx', async () => {
  const ids = new Ids();
  const server = new OracleServer(ids.next, () => 1_800_000_000_000);
  const { people, teams } = found(server, ids);
  const [line, net] = teams as [string, string];
  const s = server.state;
  const who = (i: number) => actorIn(s, people[i]?.id as string);
  const stranger = { ...who(0), id: newId() };
  return {
    side: 'server',
    teams: { line, net },
    requester: who(0),
    technician: who(2),
    stranger,
    close: async () => {},
    receive: async (owner, id, file) => void s.files.set(id, { ownerId: owner.id, claimed: false, file }),
    async run(actor, work, uid = newId()) {
      const tx = new OracleTx(s, actor, uid, null, 1_800_000_000_000, 1_800_000_000_000);
      const result = await work(tx);
      s.lastNumber += tx.numbers();
      tx.keepClaims();
      commitWrites(s, newId(), tx.written());
      return result;
    },
  };
});
