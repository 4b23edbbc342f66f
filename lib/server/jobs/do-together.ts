import 'server-only';
import { SYSTEM } from '#domain/access/system';
import type { Id } from '#domain/kernel/types';
import type { Intent } from '#sync/protocol/envelope';
import { execute } from '../sync/execute';
import { executeTogether } from '../sync/execute-together';
import { Busy } from '../sync/transact';

/** What became of an intent of a job; `busy`: somebody else was writing to its ticket; `not`: refused. */
export type Became = 'now' | 'before' | 'busy' | 'not';

interface Run {
  /** Stops between two transactions. */
  ended?: AbortSignal;
  /** One that does not go through by itself. @throws where the run is to end */
  failed(error: unknown): void;
}

/**
 * Does what a job has to do to many tickets, many in one transaction; where one of them does not go through, it is
 * parted from the others until it stands by itself.
 *
 * @param intents see `executeTogether`
 * @returns by uid; what the run did not come to is not in it
 */
export async function doTogether(intents: readonly Intent[], run: Run): Promise<Map<Id, Became>> {
  const [first] = intents;
  if (!first || run.ended?.aborted) return new Map();
  if (intents.length === 1) return new Map([[first.uid, await doOne(first, run)]]);
  const together = await executeTogether(SYSTEM, intents);
  if (together)
    return new Map(
      intents.map(({ uid }) => {
        const outcome = together.get(uid) ?? 'busy';
        return [uid, outcome === 'refused' ? 'not' : outcome];
      }),
    );
  const half = Math.ceil(intents.length / 2);
  const before = await doTogether(intents.slice(0, half), run);
  const after = await doTogether(intents.slice(half), run);
  return new Map([...before, ...after]);
}

async function doOne(intent: Intent, run: Run): Promise<Became> {
  try {
    const { status } = await execute(SYSTEM, intent, { channel: 'job' });
    return status === 'ok' ? 'now' : 'not';
  } catch (error) {
    run.failed(error);
    return error instanceof Busy ? 'busy' : 'not';
  }
}
