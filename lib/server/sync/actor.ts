import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { setting } from '#db/schema/operations';
import { packedSite, person, teamMember } from '#db/schema/people';
import { can } from '#domain/access/capabilities';
import type { Actor } from '#domain/access/roles';
import { type Scope, syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { canonicalText } from '#sync/protocol/canonical';
import type { Cursor } from '#sync/protocol/cursor';
import type { ActorView, ScopesAnswer } from '#sync/protocol/messages';
import { ASSETS_SETTING, onDevices } from '../assets/on-devices';
import { SyncRefusal } from './refusal';

/** Raised when the visibility rules themselves change: every device then asks for its scopes again. */
const RULES_V = 1;

export interface Person {
  actor: Actor;
  name: string;
}

/**
 * Role, teams and packed sites as this snapshot or transaction has them.
 * @param grace how long after its end a packed site still counts, ms
 * @throws SyncRefusal expired when not active: somebody shut them out, whatever is still believed of their session
 */
export async function readPerson(db: Db | DbTx, id: Id, grace = 0): Promise<Person> {
  const rows = await db
    .select({
      ...{ name: person.name, role: person.role, teamId: teamMember.teamId, siteId: packedSite.siteId },
      assets: setting.value,
    })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .leftJoin(packedSite, and(eq(packedSite.personId, person.id), gt(packedSite.until, Date.now() - grace)))
    .leftJoin(setting, eq(setting.name, ASSETS_SETTING))
    .where(and(eq(person.id, id), eq(person.active, true), isNull(person.deletedAt)));
  const first = rows[0];
  if (!first) throw new SyncRefusal('expired', { revoked: true });
  const teamIds = each(rows.map((row) => row.teamId));
  const packedSiteIds = each(rows.map((row) => row.siteId));
  const actor: Actor = {
    id,
    role: first.role,
    teamIds,
    ...(onDevices(first.assets) === 'theirs' && { assetsByTeam: true }),
  };
  return { name: first.name, actor: actorOf(actor, packedSiteIds) };
}

/** Somebody with the sites they packed, where they packed some. */
export const actorOf = (actor: Actor, packedSiteIds: readonly Id[]): Actor =>
  packedSiteIds.length > 0 && can(actor.role, 'site.pack') ? { ...actor, packedSiteIds } : actor;

const each = (ids: readonly (Id | null)[]): Id[] => [...new Set(ids.filter((one) => one !== null))].sort();

export const actorView = ({ id, role, teamIds, packedSiteIds, assetsByTeam }: Actor): ActorView => ({
  id,
  role,
  teamIds: [...teamIds],
  ...(packedSiteIds && { packedSiteIds: [...packedSiteIds] }),
  ...(assetsByTeam && { assetsByTeam }),
});

/** Covers everything that decides visibility: synced scopes, and the role, which decides what else may be read (P16). */
export function scopesHash(actor: Actor, scopes: readonly Scope[] = syncedScopes(actor)): string {
  return createHash('sha256')
    .update(canonicalText([RULES_V, actor.id, actor.role, [...actor.teamIds].sort(), scopes]))
    .digest('hex');
}

/** The full list instead of rows (P16). */
export function scopesAnswer(actor: Actor, head: Cursor): ScopesAnswer {
  const scopes = syncedScopes(actor);
  return { kind: 'scopes', actor: actorView(actor), scopes, scopesHash: scopesHash(actor, scopes), head };
}
