import type { PageAnswer, PullAnswer, PullRequest } from '#sync/protocol/messages';
import { applyServerRows, reconsider } from './apply';
import { asking, samePlace, seeing, stillAsked } from './place';
import type { LocalEnv, LocalStore, LocalTables, SyncPlace } from './ports';
import { writeRows } from './rules';
import { dropRows, dropUnheld, keepWhole, presentPins, putRows, sameRoot } from './server-rows';

/** `stale`: the answer belongs to a question that no longer stands; nothing was changed. */
export type Taken = 'caught_up' | 'more' | 'scopes' | 'behind' | 'stale';

/** The next question to the feed, or null before the first hello. */
export function planPull(store: LocalStore): Promise<PullRequest | null> {
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    if (!common) return null;
    return { ...common, cursor: place.cursor, scopesHash: place.scopesHash, pins: place.pins };
  });
}

/** Applies a page, or a new scope list, in one transaction with the cursor (P15, P16, P21). */
export async function takePull(
  store: LocalStore,
  env: LocalEnv,
  request: PullRequest,
  answer: PullAnswer,
): Promise<Taken> {
  // A transaction cannot wait for code, and most devices never need this.
  const scopes = answer.kind === 'scopes' ? await import('./scopes') : null;
  return writeRows(store, async (t) => {
    const place = await t.place();
    if (!stillAsked(place, request) || !samePlace(place.cursor, request.cursor)) return 'stale';
    if (JSON.stringify(place.pins) !== JSON.stringify(request.pins)) return 'stale';
    if (answer.kind === 'behind') return 'behind';
    if (answer.kind === 'scopes') {
      await scopes?.takeScopes(t, answer, env.now());
      return 'scopes';
    }
    if (answer.cursor.seq < place.cursor.seq) return 'stale';
    await takePage(t, env, place, answer);
    return answer.cursor.seq >= answer.head.seq ? 'caught_up' : 'more';
  });
}

async function takePage(t: LocalTables, env: LocalEnv, place: SyncPlace, page: PageAnswer): Promise<void> {
  const who = await t.who();
  if (!who) return;
  // An effect may come in a later page than its acknowledgement: entries go when the head is reached (P21).
  const collected = [...place.acked, ...page.acks];
  const reached = page.cursor.seq >= page.head.seq;
  let pins = place.pins.filter((pin) => !page.unpin.some((gone) => sameRoot(gone, pin)));
  await applyServerRows(
    t,
    async () => {
      await putRows(t.rows, page.puts);
      await keepWhole(t.rows, page.whole);
      await dropRows(t.rows, page.dels);
      for (const gone of page.unpin) await dropUnheld(t.rows, who.actor, gone, pins);
      pins = await presentPins(t.rows, pins);
    },
    reached ? collected : [],
    env.now(),
  );
  await reconsider(t, page.results, env.now());
  await t.setPlace({
    ...seeing(place, page.head),
    cursor: page.cursor,
    pins,
    acked: reached ? [] : collected,
  });
}
