import 'server-only';
import { type DbTx, db } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Intent } from '#sync/protocol/envelope';
import type { MutationResult } from '#sync/protocol/result';
import { readPerson } from './actor';
import { consume } from './consume';
import { intentHash, knownIntents, Stale } from './intent-record';
import { Busy } from './transact';

const LOOKS = 5;

/**
 * The only door to mutators apart from push, which shares its core (P12): for server actions and jobs. The same
 * uid runs once; asking again answers what became of it.
 *
 * @param who the acting person; from the desk and by mail role and teams are read again inside the transaction
 * @throws DomainError `exists` when the uid is another intent's; Busy; SyncRefusal expired
 */
export async function execute(
  who: Actor,
  intent: Intent,
  from: { channel: 'desk' | 'job' | 'mail' },
): Promise<MutationResult> {
  const actorIn = async (tx: DbTx) => (from.channel === 'job' ? who : (await readPerson(tx, who.id)).actor);
  for (let looks = 1; ; looks++) {
    const known = (await knownIntents(db, [intent.uid])).get(intent.uid);
    if (known && known.userId === who.id && known.hash === intentHash(intent)) return known.result;
    if (known) throw new DomainError('exists');
    try {
      return await consume({ userId: who.id, intent, place: null, channel: from.channel, actorIn });
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      if (looks >= LOOKS) throw new Busy('others run the same intent', { cause: error });
    }
  }
}
