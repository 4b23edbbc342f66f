import type { BootstrapAnswer, BootstrapRequest } from '#sync/protocol/messages';
import { applyServerRows } from './apply';
import { asking, seeing, stillAsked } from './place';
import type { LocalEnv, LocalStore } from './ports';
import type { Taken } from './pull';
import { writeRows } from './rules';
import { takeScopes } from './scopes';
import { keepWhole, putRows, sameRoot } from './server-rows';

/** The next page of added scopes, or null when none is being loaded. */
export function planBootstrap(store: LocalStore): Promise<BootstrapRequest | null> {
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    if (!common || !place.boot) return null;
    return { ...common, scopesHash: place.scopesHash, want: place.boot.want, after: place.boot.after };
  });
}

/** Applies a bootstrap page like a page of the feed; the cursor never moves (P16, P17). */
export function takeBootstrap(
  store: LocalStore,
  env: LocalEnv,
  request: BootstrapRequest,
  answer: BootstrapAnswer,
): Promise<Taken> {
  return writeRows(store, async (t) => {
    const place = await t.place();
    const { boot } = place;
    if (!boot || !stillAsked(place, request)) return 'stale';
    if (boot.want.join() !== request.want.join() || !sameAfter(boot.after, request.after)) return 'stale';
    if (answer.kind === 'behind') return 'behind';
    if (answer.kind === 'scopes') {
      await takeScopes(t, answer, env.now());
      return 'scopes';
    }
    // Read before what the feed has already brought: older rows would come back to life (P17).
    if (answer.asOf.seq < place.cursor.seq) return 'stale';
    await applyServerRows(
      t,
      async () => {
        await putRows(t.rows, answer.rows);
        // A pinned root may show more than its scopes do; the feed keeps its children right.
        const synced = answer.whole.filter(({ root }) => !place.pins.some((pin) => sameRoot(pin, root)));
        await keepWhole(t.rows, synced);
      },
      [],
      env.now(),
    );
    await t.setPlace({
      ...seeing(place, answer.asOf),
      boot: answer.next ? { ...boot, after: answer.next, done: boot.done + answer.whole.length } : null,
      loaded: place.loaded || answer.next === null,
    });
    return answer.next ? 'more' : 'caught_up';
  });
}

const sameAfter = (a: BootstrapRequest['after'], b: BootstrapRequest['after']): boolean =>
  a === null || b === null ? a === b : sameRoot(a, b);
