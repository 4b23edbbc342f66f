import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, type DbTx, db } from '#db/connection';
import { oneTimeToken, person, team } from '#db/schema/people';
import { can } from '#domain/access/capabilities';
import { mailboxField } from '#domain/access/fields';
import { type Actor, isStaff, ROLES, type Role } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { issueToken } from '#server/auth/one-time-token';
import { config } from '#server/config';
import { nudge } from '#server/jobs/nudge';
import { post, sendsMail } from '#server/mail/post';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, personByEmail } from './change-person';

export const inviteRequest = z.strictObject({
  email: mailboxField,
  role: z.enum(ROLES),
  teamIds: z.array(z.uuid()).max(50),
});

/** What an invitation gives, as its link keeps it. */
export const invitation = z.object({ role: z.enum(ROLES), teamIds: z.array(z.string()) });

/** `link`: for an administrator to hand on, where no mail is sent. A path unless the desk's address is configured. */
export type Invited = { email: string; link: string | null };

/**
 * Invites somebody by their address. An earlier invitation of the same address dies.
 * @throws DomainError `forbidden` may not invite (any more); `invalid`: field `email` (`exists`) or `teamIds`
 */
export async function invitePerson(
  actor: Actor,
  { email, role, teamIds }: z.output<typeof inviteRequest>,
): Promise<Invited> {
  const secret = await withSync(async (writer) => {
    const { tx, now } = writer;
    if (!(await mayInvite(tx, actor.id))) throw new DomainError('forbidden');
    const found = await personByEmail(tx, email);
    if (found?.admission === 'admitted')
      throw new DomainError('invalid', { field: 'email', fault: 'exists' });
    const teams = isStaff(role) ? [...new Set(teamIds)] : [];
    if (!(await areTeams(tx, teams))) throw new DomainError('invalid', { field: 'teamIds', fault: 'gone' });
    await dropInvitations(tx, email, now);
    const data = { role, teamIds: teams };
    const made = await issueToken(tx, { kind: 'invite', email, data, createdBy: actor.id }, now);
    await post(tx, { kind: 'invite', address: email, link: { path: '/invite', secret: made } }, now);
    const by = { actorId: actor.id, channel: 'desk' } as const;
    await auditPerson(writer, 'person.invite', null, by, { email, role });
    return made;
  });
  nudge();
  return { email, link: sendsMail() ? null : `${deskOrigin()}/invite/${secret}` };
}

/** Where links lead that an administrator hands on; empty: wherever their browser is. */
export const deskOrigin = (): string => (config.url ? new URL(config.url).origin : '');

/** Whether somebody may invite at this moment: an invitation counts no longer than its maker's right. */
export async function mayInvite(on: Db | DbTx, personId: Id | null): Promise<boolean> {
  if (!personId) return false;
  const [row] = await on
    .select({ role: person.role })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.active, true), isNull(person.deletedAt)));
  return row !== undefined && can(row.role, 'people.manage');
}

/** Teams somebody can be invited into, by name. */
export const teamsToJoin = (): Promise<{ id: Id; name: string }[]> =>
  db
    .select({ id: team.id, name: team.name })
    .from(team)
    .where(and(eq(team.active, true), isNull(team.deletedAt)))
    .orderBy(asc(team.name));

async function areTeams(tx: DbTx, ids: readonly Id[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await tx
    .select({ id: team.id })
    .from(team)
    .where(and(inArray(team.id, [...ids]), eq(team.active, true), isNull(team.deletedAt)));
  return rows.length === ids.length;
}

const isOpen = (now: Instant) =>
  and(eq(oneTimeToken.kind, 'invite'), isNull(oneTimeToken.usedAt), gt(oneTimeToken.expiresAt, now));

async function dropInvitations(tx: DbTx, email: string, now: Instant): Promise<void> {
  await tx
    .update(oneTimeToken)
    .set({ usedAt: now })
    .where(and(eq(oneTimeToken.email, email), isOpen(now)));
}

export interface OpenInvitation {
  id: Id;
  email: string;
  role: Role;
  createdAt: Instant;
  expiresAt: Instant;
}

/** Most invitations shown; older ones run out within a week anyway. */
const SHOWN = 100;

/** Invitations nobody has accepted yet, newest first. */
export async function openInvitations(now: Instant): Promise<OpenInvitation[]> {
  const rows = await db
    .select()
    .from(oneTimeToken)
    .where(isOpen(now))
    .orderBy(desc(oneTimeToken.createdAt))
    .limit(SHOWN);
  return rows.flatMap(({ id, email, data, createdAt, expiresAt }) =>
    email ? [{ id, email, role: invitation.parse(data).role, createdAt, expiresAt }] : [],
  );
}

export const withdrawRequest = z.strictObject({ id: z.uuid() });

/** Makes an invitation worthless. Doing it twice is harmless. */
export async function withdrawInvitation(
  { id }: z.output<typeof withdrawRequest>,
  actor: Actor,
): Promise<void> {
  await withSync(async (writer) => {
    const { tx, now } = writer;
    const [done] = await tx
      .update(oneTimeToken)
      .set({ usedAt: now })
      .where(and(eq(oneTimeToken.id, id), isOpen(now)));
    if (done.affectedRows === 0) return;
    const [row] = await tx
      .select({ email: oneTimeToken.email })
      .from(oneTimeToken)
      .where(eq(oneTimeToken.id, id));
    const by = { actorId: actor.id, channel: 'desk' } as const;
    await auditPerson(writer, 'person.invite.withdraw', null, by, { before: { ...row }, after: {} });
  });
}
