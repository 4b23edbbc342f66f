import { newId } from '#client/platform/clock';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { Settled } from '#sync/protocol/result';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import type { Base } from '#sync/tx';
import { signInOver } from '../e2e/people';

export interface Someone {
  /** Their id. */
  id: string;
  teamIds: string[];
  /** `Cookie` header of their session. */
  cookie: string;
  /** Does one thing through the door every device uses. @throws when the server refuses it */
  act<N extends MutationName>(name: N, args: ArgsOf<N>, base?: Base | null): Promise<void>;
}

/** A person who works through the sync door, without a browser. @param off how far ahead their clock goes, ms */
export async function someone(
  origin: string,
  who: { email: string; password: string },
  off = 0,
): Promise<Someone> {
  const { cookie } = await signInOver(origin, who);
  const clientId = newId();
  const ask = async (path: string, body: object) => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const hello = (await ask('/api/sync/hello', {
    userId: null,
    clientId,
    schemaV: SCHEMA_V,
    uids: [],
  })) as unknown as {
    actor: { id: string; teamIds: string[] };
    epoch: string;
    head: unknown;
  };
  let mid = 0;
  return {
    id: hello.actor.id,
    teamIds: hello.actor.teamIds,
    cookie,
    async act(name, args, base = null) {
      const mutation = {
        uid: newId(),
        mid: ++mid,
        name,
        v: MUTATIONS[name].v,
        args,
        base,
        occurredAt: Date.now() + off,
        clockOffset: 0,
      };
      const asking = {
        userId: hello.actor.id,
        clientId,
        schemaV: SCHEMA_V,
        epoch: hello.epoch,
        seen: hello.head,
      };
      const { results } = (await ask('/api/sync/push', { ...asking, mutations: [mutation] })) as unknown as {
        results: Settled[];
      };
      if (results[0]?.result.status !== 'ok') throw new Error(`${name}: ${JSON.stringify(results)}`);
    },
  };
}
