import { PINS_MAX } from '#sync/protocol/constants';
import type { RecordAnswer, RecordRequest } from '#sync/protocol/messages';
import type { RootRef } from '#sync/views/entities';
import { applyServerRows } from './apply';
import { asking, seeing, stillAsked } from './place';
import type { LocalEnv, LocalStore } from './ports';
import { writeRows } from './rules';
import { takeScopes } from './scopes';
import { dropUnheld, keepWhole, putRows, sameRoot } from './server-rows';

/** `missing`: no such record, or not for this person; the two are never told apart. */
export type RecordTaken = 'pinned' | 'missing' | 'scopes' | 'behind' | 'stale';

/** The question for one record, or null before the first hello. */
export function planRecord(store: LocalStore, root: RootRef): Promise<RecordRequest | null> {
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    return common && { ...common, scopesHash: place.scopesHash, root };
  });
}

/** A pin that must be fetched again, if there is one. */
export function planPin(store: LocalStore): Promise<RecordRequest | null> {
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    const root = place.pinQueue[0];
    return common && root ? { ...common, scopesHash: place.scopesHash, root } : null;
  });
}

/** Applies one record with its children and pins it (P17, P18). The oldest pin makes room. */
export function takeRecord(
  store: LocalStore,
  env: LocalEnv,
  request: RecordRequest,
  answer: RecordAnswer,
): Promise<RecordTaken> {
  return writeRows(store, async (t) => {
    const place = await t.place();
    const who = await t.who();
    if (!who || !stillAsked(place, request)) return 'stale';
    if (answer.kind === 'behind') return 'behind';
    if (answer.kind === 'scopes') {
      await takeScopes(t, answer, env.now());
      return 'scopes';
    }
    if (answer.asOf.seq < place.cursor.seq) return 'stale';
    const pinQueue = place.pinQueue.filter((queued) => !sameRoot(queued, request.root));
    if (answer.kind === 'missing') {
      await t.setPlace({ ...seeing(place, answer.asOf), pinQueue });
      return 'missing';
    }
    const all = [...place.pins.filter((pin) => !sameRoot(pin, request.root)), request.root];
    const pins = all.slice(-PINS_MAX);
    await applyServerRows(
      t,
      async () => {
        await putRows(t.rows, answer.rows);
        await keepWhole(t.rows, answer.whole);
        for (const gone of all.slice(0, -PINS_MAX)) await dropUnheld(t.rows, who.actor, gone, pins);
      },
      [],
      env.now(),
    );
    await t.setPlace({ ...seeing(place, answer.asOf), pins, pinQueue });
    return 'pinned';
  });
}
