import { type Approval, askedOf } from '../approval/approval';
import type { Task } from '../fulfil/task';
import type { Id } from '../kernel/types';
import type { Article } from '../knowledge/article';
import { type ItemAudience, itemScope } from '../request/item';
import { isOpen, type TicketState } from '../ticket/states';
import { can } from './capabilities';
import { type Actor, isStaff } from './roles';

/**
 * An audience: `user:<id>`, `team:<id>`, `site:<id>`, `staff`, `reviewers` (who publish articles), `assets` (who take the whole
 * inventory along) or `all`.
 */
export type Scope = `user:${Id}` | `team:${Id}` | `site:${Id}` | 'staff' | 'reviewers' | 'assets' | 'all';

/** The scopes whose rows are sent to this person's devices, sorted. */
export function syncedScopes(actor: Actor): Scope[] {
  const scopes: Scope[] = ['all', `user:${actor.id}`];
  if (isStaff(actor.role)) {
    scopes.push('staff');
    if (!actor.assetsByTeam) scopes.push('assets');
    if (can(actor.role, 'article.publish')) scopes.push('reviewers');
    for (const team of actor.teamIds) scopes.push(`team:${team}`);
    for (const site of actor.packedSiteIds ?? []) scopes.push(`site:${site}`);
  }
  return scopes.sort();
}

/** Who may see a root: its public part, and the internal part (internal notes) that only staff may hold. */
export interface Audience {
  public: readonly Scope[];
  internal: readonly Scope[];
  /** Nobody sees it by a capability alone. */
  personal?: true;
  /** All staff may read it, also where it is not sent to them. */
  staff?: true;
}

export const NOBODY: Audience = { public: [], internal: [] };

/** The facts of a ticket that decide who sees it. */
export interface TicketParties {
  requesterId: Id;
  reporterId: Id;
  assigneeId: Id | null;
  teamId: Id;
  watcherIds: readonly Id[];
  confidential: boolean;
  state: TicketState;
  siteId: Id | null;
  approval: Approval | null;
  tasks: readonly Pick<Task, 'teamId' | 'assigneeId'>[] | null;
  deletedAt: number | null;
}

/**
 * Who sees a ticket. The internal part never follows from having reported it: somebody of the staff who
 * reports to another team sees the answers, not that team's notes. A confidential one is seen by its parties only,
 * and by those who may read every ticket, as somebody has to hand it out. Watchers are named by whoever works on
 * it; of them only staff see the notes (`syncedSight`). What is open at a site is also for those of the staff who
 * packed the site to go there, with its notes: who to ask for the key is one. Those who are asked to approve it read what
 * its requester reads. Whoever does a part of it reads it with its notes, as their team does.
 */
export function ticketAudience(ticket: TicketParties): Audience {
  if (ticket.deletedAt !== null) return NOBODY;
  const internal = new Set<Scope>(ticket.watcherIds.map((id): Scope => `user:${id}`));
  if (!ticket.confidential) {
    internal.add(`team:${ticket.teamId}`);
    if (ticket.siteId && isOpen(ticket.state)) internal.add(`site:${ticket.siteId}`);
  }
  if (ticket.assigneeId) internal.add(`user:${ticket.assigneeId}`);
  for (const { teamId, assigneeId } of ticket.tasks ?? []) {
    if (!ticket.confidential) internal.add(`team:${teamId}`);
    if (assigneeId) internal.add(`user:${assigneeId}`);
  }
  const asked = askedOf(ticket.approval).map((id): Scope => `user:${id}`);
  const all = new Set<Scope>([
    ...internal,
    `user:${ticket.requesterId}`,
    `user:${ticket.reporterId}`,
    ...asked,
  ]);
  return { public: [...all].sort(), internal: [...internal].sort() };
}

/** Who still holds a ticket that is history: those whose own report it is, and they without its internal part. */
export function historyAudience(ticket: TicketParties): Audience {
  if (ticket.deletedAt !== null) return NOBODY;
  const own = new Set<Scope>([`user:${ticket.requesterId}`, `user:${ticket.reporterId}`]);
  return { public: [...own].sort(), internal: [] };
}

/** Who sees a person's card: staff are known to everybody, requesters to staff and themselves. */
export function personAudience(person: { id: Id; role: Actor['role']; deletedAt: number | null }): Audience {
  if (person.deletedAt !== null) return NOBODY;
  const scopes: Scope[] = isStaff(person.role) ? ['all'] : ['staff', `user:${person.id}`];
  return { public: scopes, internal: [] };
}

/** A notice is for one person, whatever others may read. */
export function noticeAudience(notice: { personId: Id; deletedAt: number | null }): Audience {
  if (notice.deletedAt !== null) return NOBODY;
  return { public: [`user:${notice.personId}`], internal: [], personal: true };
}

/** That somebody is affected is for them alone; how many there are is counted on the server. */
export function affectedAudience(row: { personId: Id; deletedAt: number | null }): Audience {
  return noticeAudience(row);
}

/** What can be asked for is there for those it is offered to. */
export function itemAudience(item: {
  audience: ItemAudience;
  active: boolean;
  deletedAt: number | null;
}): Audience {
  return item.deletedAt === null ? { public: [itemScope(item)], internal: [] } : NOBODY;
}

/**
 * Who sees an article: its readers once it is published; all staff while it is written and reviewed, and after it was taken
 * out of use. One for a team is never for other staff, but for those who publish, and for its writer until then.
 */
export function articleAudience(article: ArticleFacts): Audience {
  if (article.deletedAt !== null) return NOBODY;
  const { audience, teamId, state, ownerId } = article;
  const isPublished = state === 'published';
  if (audience === 'team' && teamId !== null) {
    const scopes: Scope[] = ['reviewers', `team:${teamId}`];
    return { public: isPublished ? scopes : [...scopes, `user:${ownerId}`], internal: [] };
  }
  return { public: [isPublished && audience === 'everyone' ? 'all' : 'staff'], internal: [] };
}

/** Staff find out why things keep happening. */
export function problemAudience(row: { deletedAt: number | null }): Audience {
  return row.deletedAt === null ? { public: ['staff'], internal: [] } : NOBODY;
}

/** Staff carry changes out; those who are asked to approve one read it, whoever they are. */
export function changeAudience(row: { approval: Approval | null; deletedAt: number | null }): Audience {
  if (row.deletedAt !== null) return NOBODY;
  const asked = askedOf(row.approval).map((id): Scope => `user:${id}`);
  return { public: [...asked, 'staff'], internal: [] };
}

/** When nothing is changed, who approves changes and which are approved for all times: staff have it. */
export function changeSettingAudience(row: { deletedAt: number | null }): Audience {
  return row.deletedAt === null ? { public: ['staff'], internal: [] } : NOBODY;
}

/**
 * An asset goes to those who look after it, who use it and who packed its site; to all staff, where the organisation is small
 * enough for every device to hold all of it. Any of them may look one up: whoever scans it stands before it.
 */
export function assetAudience(row: {
  teamId: Id | null;
  userId: Id | null;
  siteId: Id | null;
  deletedAt: number | null;
}): Audience {
  if (row.deletedAt !== null) return NOBODY;
  const scopes: Scope[] = ['assets'];
  if (row.teamId) scopes.push(`team:${row.teamId}`);
  if (row.userId) scopes.push(`user:${row.userId}`);
  if (row.siteId) scopes.push(`site:${row.siteId}`);
  return { public: scopes.sort(), internal: [], staff: true };
}

/** That an article helped somebody, or did not, is for them alone; it is counted on the server. */
export function articleVoteAudience(row: { personId: Id; deletedAt: number | null }): Audience {
  return noticeAudience(row);
}

/** Teams, sites and categories: reference data that everybody has. */
export function referenceAudience(row: { deletedAt: number | null }): Audience {
  return row.deletedAt === null ? { public: ['all'], internal: [] } : NOBODY;
}

type ArticleFacts = Pick<Article, 'audience' | 'teamId' | 'state' | 'ownerId'> & { deletedAt: number | null };

const meets = (a: readonly Scope[], b: ReadonlySet<Scope>): boolean => a.some((scope) => b.has(scope));

/** Parts of a root that a person holds: nothing, the public part, or the internal part as well. */
export type Sight = 'none' | 'public' | 'internal';

/** What a person holds of a root through synced scopes alone (P5: "synced"). */
export const syncedSight = (actor: Actor, audience: Audience): Sight =>
  sightThrough(syncedScopes(actor), actor, audience);

/** What a person holds of a root through some of their scopes. */
export function sightThrough(through: readonly string[], actor: Actor, audience: Audience): Sight {
  const scopes = new Set(through as readonly Scope[]);
  if (can(actor.role, 'ticket.note') && meets(audience.internal, scopes)) return 'internal';
  return meets(audience.public, scopes) ? 'public' : 'none';
}

/**
 * What a person may read of a root (P5: "readable"): what is synced, or wider by capability.
 * The one visibility rule: every read on the server and every read in a mutator goes through it.
 */
export function readableSight(actor: Actor, audience: Audience): Sight {
  const exists = audience.public.length > 0;
  if (exists && !audience.personal && can(actor.role, 'ticket.viewAll')) return 'internal';
  if (exists && audience.staff && isStaff(actor.role)) return 'public';
  return syncedSight(actor, audience);
}
