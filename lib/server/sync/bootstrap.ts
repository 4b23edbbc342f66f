import 'server-only';
import { type Scope, syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { BOOTSTRAP_ROOTS } from '#sync/protocol/constants';
import type { BootstrapAnswer, BootstrapRequest } from '#sync/protocol/messages';
import { emptyRowSet } from '#sync/protocol/rows';
import { readPerson, scopesAnswer, scopesHash } from './actor';
import { nextRoots } from './bootstrap-roots';
import { checkReading, lineage } from './lineage';
import { read } from './read';
import { knownScopeIds } from './scope-ids';
import { rootKey, seeRoots } from './sight';
import { put, putChildren } from './whole-roots';

/**
 * Some roots of some scopes, each with all the children this person holds, as of the head they were read at
 * (P16, P17).
 * @param personId of the session
 * @throws SyncRefusal wrong_user, update_required, reset, expired, busy
 */
export async function handleBootstrap(
  personId: Id,
  body: BootstrapRequest,
  { roots: limit = body.roots ?? BOOTSTRAP_ROOTS }: { roots?: number } = {},
): Promise<BootstrapAnswer> {
  checkReading(personId, body);
  return read(async (db, head) => {
    if ((await lineage(db, head, body)) === 'behind') return { kind: 'behind' };
    const { actor } = await readPerson(db, personId);
    const scopes = syncedScopes(actor);
    const { want, besides = [] } = body;
    const mine = [...want, ...besides].every((scope) => scopes.includes(scope as Scope));
    if (!mine || scopesHash(actor, scopes) !== body.scopesHash) return scopesAnswer(actor, head.cursor);

    const ids = await knownScopeIds(db, [...want, ...besides]);
    const idsOf = (names: readonly string[]) => names.flatMap((name) => ids.get(name) ?? []);
    const wanted = { scopeIds: idsOf(want), besides: idsOf(besides) };
    const refs = await nextRoots(db, wanted, body.after, limit);
    const seen = await seeRoots(db, actor, refs);
    const rows = emptyRowSet();
    const shown = refs.flatMap((ref) => {
      const root = seen.get(rootKey(ref));
      return root && root.synced !== 'none' ? [{ ref, sight: root.synced, row: root.row }] : [];
    });
    for (const { ref, row } of shown) put(rows, actor, ref.kind, row);
    const whole = await putChildren(db, rows, actor, shown);
    return {
      kind: 'rows',
      asOf: head.cursor,
      rows,
      whole,
      next: refs.length < limit ? null : (refs.at(-1) ?? null),
    };
  });
}
