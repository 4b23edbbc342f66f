import 'server-only';
import { ROOT_KINDS } from '#domain/access/roots';
import { syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import type { DigestAnswer, DigestRequest, RootsAnswer, RootsRequest } from '#sync/protocol/care';
import { emptyRowSet } from '#sync/protocol/rows';
import { readPerson, scopesAnswer, scopesHash } from './actor';
import { type Held, partsOf, rootsOf } from './digest-rows';
import { checkReading, lineage } from './lineage';
import { feedPage } from './page-feed';
import { noteMiss, refuseProbing } from './probing';
import { read } from './read';
import { knownScopeIds } from './scope-ids';
import { rootKey, seeRoots } from './sight';
import { put, putChildren } from './whole-roots';

/**
 * Compares what a device holds by its scopes with what the server has, part by part: what was lost on either side
 * without the feed knowing shows here alone. Reads every row of the person once, so it is asked once a day.
 * @param personId of the session
 * @throws SyncRefusal wrong_user, update_required, reset, expired, busy
 */
export async function handleDigest(personId: Id, body: DigestRequest): Promise<DigestAnswer> {
  checkReading(personId, body);
  return read<DigestAnswer>(async (db, head) => {
    if ((await lineage(db, head, body)) === 'behind') return { kind: 'moved' };
    const { actor } = await readPerson(db, personId);
    const scopes = syncedScopes(actor);
    if (scopesHash(actor, scopes) !== body.scopesHash) return scopesAnswer(actor, head.cursor);
    const scopeIds = [...(await knownScopeIds(db, scopes)).values()];
    // What others did since is no news for this person; what concerns them must have been read.
    const since = { after: body.cursor.seq, until: head.seq, scopeIds, pins: [], clientId: body.clientId };
    if (body.cursor.seq < head.seq && (await feedPage(db, since, 1)).rows.length > 0)
      return { kind: 'moved' };

    const differs: Extract<DigestAnswer, { kind: 'differs' }> = { kind: 'differs', parts: [], roots: [] };
    for (const kind of ROOT_KINDS) {
      const without = body.pins.filter((pin) => pin.kind === kind).map((pin) => pin.id);
      const held: Held = { actor, scopeIds, without };
      const buckets = unlike(body.digest[kind], await partsOf(db, kind, held));
      if (buckets.length === 0) continue;
      differs.parts.push(...buckets.map((bucket) => ({ kind, bucket })));
      const roots = await rootsOf(db, kind, held, buckets);
      differs.roots.push(...roots.map((root) => ({ kind, ...root })));
    }
    return differs.parts.length > 0 ? differs : { kind: 'same' };
  });
}

type Parts = readonly (readonly [number, number, number])[];

/** Numbers of the parts in which two digests of one kind differ. */
function unlike(theirs: Parts, ours: Parts): number[] {
  const text = ([bucket, roots, sum]: Parts[number]): string => `${bucket}/${roots}/${sum}`;
  const [a, b] = [new Set(theirs.map(text)), new Set(ours.map(text))];
  const only = [...theirs.filter((one) => !b.has(text(one))), ...ours.filter((one) => !a.has(text(one)))];
  return [...new Set(only.map(([bucket]) => bucket))];
}

/**
 * Some roots with all their children, as this person holds them; what they do not hold is missing. Cards of people in
 * no scope came with a record that names them: they stay as long as they may be read.
 * @param personId of the session
 * @throws SyncRefusal wrong_user, update_required, reset, expired, busy
 */
export async function handleRoots(personId: Id, body: RootsRequest): Promise<RootsAnswer> {
  checkReading(personId, body);
  refuseProbing(personId, Date.now());
  return read<RootsAnswer>(async (db, head) => {
    if ((await lineage(db, head, body)) === 'behind') return { kind: 'behind' };
    const { actor } = await readPerson(db, personId);
    if (scopesHash(actor) !== body.scopesHash) return scopesAnswer(actor, head.cursor);
    const seen = await seeRoots(db, actor, body.roots);
    const rows = emptyRowSet();
    const shown = body.roots.flatMap((ref) => {
      const root = seen.get(rootKey(ref));
      const sight = root?.synced === 'none' && ref.kind === 'person' ? root.readable : root?.synced;
      return root && sight && sight !== 'none' ? [{ ref, sight, row: root.row }] : [];
    });
    // A device asks for what it holds: one that asks for much that is not its person's is not one of ours.
    for (let n = shown.length; n < body.roots.length; n++) noteMiss(personId, Date.now());
    for (const { ref, row } of shown) put(rows, actor, ref.kind, row);
    return {
      kind: 'rows',
      asOf: head.cursor,
      rows,
      whole: await putChildren(db, rows, actor, shown),
      next: null,
    };
  });
}
