import type { ScopesAnswer } from '#sync/protocol/messages';
import { applyServerRows } from './apply';
import { seeing } from './place';
import type { LocalTables, SyncPlace } from './ports';
import { dropAllUnheld, sameRoot } from './server-rows';

/**
 * Visibility changed (P16): drop what no scope holds any more, bootstrap what is new, fetch the pins again.
 * The cursor stays where it is.
 */
export async function takeScopes(t: LocalTables, answer: ScopesAnswer, now: number): Promise<void> {
  const place = await t.place();
  const who = await t.who();
  if (!who) return;
  // A role also decides which fields are masked, without any version to tell: everything comes again.
  const masksDiffer = who.actor.role !== answer.actor.role;
  const added = answer.scopes.filter((scope) => masksDiffer || !place.scopes.includes(scope));
  const want = [...new Set([...(place.boot?.want ?? []), ...(place.boot?.rest ?? []), ...added])].filter(
    (scope) => answer.scopes.includes(scope),
  );
  const again = place.pins.filter((pin) => !place.pinQueue.some((queued) => sameRoot(queued, pin)));
  const next: SyncPlace = {
    ...seeing(place, answer.head),
    scopes: answer.scopes,
    scopesHash: answer.scopesHash,
    boot: want.length > 0 ? { want, after: null, done: 0 } : null,
    pins: [],
    pinQueue: [...place.pinQueue, ...again],
  };
  await t.setWho({ ...who, actor: answer.actor });
  await t.setPlace(next);
  await applyServerRows(t, () => dropAllUnheld(t.rows, answer.actor, []), [], now);
}
