import { furthest } from '#sync/protocol/feed-place';
import type { BootstrapAnswer, BootstrapRequest, RowsAnswer } from '#sync/protocol/messages';
import { applyServerRows } from './apply';
import { asking, seeing, stillAsked } from './place';
import type { LocalEnv, LocalStore, SyncPlace } from './ports';
import type { Taken } from './pull';
import { writeRows } from './rules';
import { putWhole, sameRoot } from './server-rows';

/** The next page of added scopes, or null when none is being loaded. */
export function planBootstrap(store: LocalStore): Promise<BootstrapRequest | null> {
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    if (!common || !place.boot) return null;
    const { want, after, besides } = place.boot;
    return { ...common, scopesHash: place.scopesHash, want, after, ...(besides ? { besides } : {}) };
  });
}

/** Applies a bootstrap page like a page of the feed; the cursor never moves (P16, P17). */
export async function takeBootstrap(
  store: LocalStore,
  env: LocalEnv,
  request: BootstrapRequest,
  answer: BootstrapAnswer,
): Promise<Taken> {
  // A transaction cannot wait for code, and most devices never need this.
  const scopes = answer.kind === 'scopes' ? await import('./scopes') : null;
  return writeRows(store, async (t) => {
    const place = await t.place();
    const who = await t.who();
    const { boot } = place;
    if (!who || !boot || !stillAsked(place, request)) return 'stale';
    if (boot.want.join() !== request.want.join() || !sameAfter(boot.after, request.after)) return 'stale';
    if (answer.kind === 'behind') return 'behind';
    if (answer.kind === 'scopes') {
      await scopes?.takeScopes(t, answer, env.now());
      return 'scopes';
    }
    // Read before what the feed has already brought: older rows would come back to life (P17).
    if (answer.asOf.seq < place.cursor.seq) return 'stale';
    await applyServerRows(
      t,
      async () => {
        // A pinned root may show more than its scopes do; the feed keeps its children right.
        const synced = answer.whole.filter(({ root }) => !place.pins.some((pin) => sameRoot(pin, root)));
        await putWhole(t.rows, who.actor, answer.rows, answer.whole, synced);
      },
      [],
      env.now(),
    );
    const next = onward(boot, answer);
    await t.setPlace({ ...seeing(place, answer.asOf), boot: next, loaded: place.loaded || next === null });
    return next ? 'more' : 'caught_up';
  });
}

type Boot = NonNullable<SyncPlace['boot']>;

/** Where the load goes on after a page: in these scopes, in those that come then, or nowhere. */
function onward(boot: Boot, { next, whole }: RowsAnswer): Boot | null {
  const done = boot.done + whole.length;
  if (next) return { ...boot, after: next, done };
  return boot.rest ? { want: boot.rest, after: null, done, besides: boot.want } : null;
}

/**
 * The question that follows an answer if nothing comes in between: it can be asked before the answer is stored.
 * @returns null where nothing follows
 */
export function nextBootstrap(request: BootstrapRequest, answer: BootstrapAnswer): BootstrapRequest | null {
  if (answer.kind !== 'rows' || !answer.next) return null;
  return { ...request, seen: furthest(request.seen, answer.asOf), after: answer.next };
}

/** Whether an answer to the one is an answer to the other. */
export const sameQuestion = (a: BootstrapRequest, b: BootstrapRequest): boolean =>
  a.userId === b.userId &&
  a.clientId === b.clientId &&
  a.epoch === b.epoch &&
  a.scopesHash === b.scopesHash &&
  a.want.join() === b.want.join() &&
  a.besides?.join() === b.besides?.join() &&
  sameAfter(a.after, b.after);

const sameAfter = (a: BootstrapRequest['after'], b: BootstrapRequest['after']): boolean =>
  a === null || b === null ? a === b : sameRoot(a, b);
