import type { Actor } from '#domain/access/roles';
import { ROOT_KINDS } from '#domain/access/roots';
import type { Sight } from '#domain/access/scopes';
import type { ScopesAnswer } from '#sync/protocol/messages';
import { ENTITY_NAMES, type RootRef, rootOf } from '#sync/views/entities';
import { applyServerRows } from './apply';
import { seeing } from './place';
import type { LocalRows, LocalTables, SyncPlace } from './ports';
import { deleteRefs, isRoot, sameRoot, sightOf } from './server-rows';

/**
 * Visibility changed (P16): drop what no scope holds any more, bootstrap what is new, fetch the pins again.
 * The cursor stays where it is. What only a new scope would hold is dropped, too: the row here may be from before it
 * left that scope, and the feed of that scope says so behind the cursor. If it is in there, it comes with the rest.
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
  const coming = new Set([...(place.boot?.want ?? []), ...(place.boot?.rest ?? [])]);
  const followed = answer.scopes.filter((scope) => place.scopes.includes(scope) && !coming.has(scope));
  await applyServerRows(t, () => dropAllUnheld(t.rows, answer.actor, followed), [], now);
}

/** Drops every root, or its internal part, that none of these scopes holds (P4, P16). */
async function dropAllUnheld(rows: LocalRows, actor: Actor, scopes: readonly string[]): Promise<void> {
  for (const kind of ROOT_KINDS) {
    const seen: Record<Sight, RootRef[]> = { none: [], public: [], internal: [] };
    for (const row of await rows.all(kind)) {
      const root = { kind, id: row.id };
      seen[sightOf(actor, scopes, root, row)].push(root);
    }
    const internal = (await rows.children(seen.public)).filter((child) => child.internal);
    await deleteRefs(rows, [...(await rows.children(seen.none)), ...internal]);
    await rows.delete(
      kind,
      seen.none.map(({ id }) => id),
    );
  }
  await dropOrphans(rows);
}

/** Children whose root has not come: the feed brought them while a scope was loading that is gone again. */
async function dropOrphans(rows: LocalRows): Promise<void> {
  const roots = new Map<RootRef['kind'], Set<string>>();
  for (const kind of ROOT_KINDS) roots.set(kind, new Set((await rows.all(kind)).map((row) => row.id)));
  for (const entity of ENTITY_NAMES) {
    if (isRoot(entity)) continue;
    const orphans = (await rows.all(entity)).filter((row) => {
      const root = rootOf(entity, row);
      return !roots.get(root.kind)?.has(root.id);
    });
    if (orphans.length === 0) continue;
    await rows.delete(
      entity,
      orphans.map((row) => row.id),
    );
  }
}
