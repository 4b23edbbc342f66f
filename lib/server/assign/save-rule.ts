import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { DbTx } from '#db/connection';
import { assignmentRule } from '#db/schema/assignment';
import { category, person, site, team, teamMember } from '#db/schema/people';
import { isStaff } from '#domain/access/roles';
import { isForQueue } from '#domain/assign/decide';
import { type AssignmentRule, STRATEGIES } from '#domain/assign/rule';
import { asKnown, skillOf } from '#domain/assign/skills';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { flat } from '#domain/settings/flat';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { TICKET_KINDS } from '#domain/ticket/states';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { mergeRow } from '#server/settings/merge-row';
import { isDuplicate } from '#server/sync/driver-errors';
import { transact } from '#server/sync/transact';
import { nameArg, requireField, requireFreeName } from '#sync/mutators/reference/guard';
import { type MutationResult, OK } from '#sync/protocol/result';
import { readRules } from './rules';
import { knownSkills } from './skills';

export type RuleFields = Omit<AssignmentRule, 'id'>;

const uid = z.uuidv7();
const ids = z.array(z.uuid()).max(SETTING_LIMITS.conditions);
const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
/** Skills in the form they are kept in. */
export const skillsArg = z
  .array(
    z
      .string()
      .max(1_000)
      .transform((typed, issues) => {
        const skill = skillOf(typed);
        if (skill) return skill;
        issues.addIssue({ code: 'custom', message: 'no skill' });
        return z.NEVER;
      }),
  )
  .max(SETTING_LIMITS.skills);

export const ruleArgs = z.strictObject({
  ruleId: z.uuid(),
  name: nameArg,
  position: z.number(),
  active: z.boolean(),
  kinds: z.array(z.enum(TICKET_KINDS)).max(TICKET_KINDS.length),
  priorities: z.array(priority).max(5),
  ...{ categoryIds: ids, siteIds: ids, teamIds: ids },
  toTeamId: z.uuid().nullable(),
  toPersonId: z.uuid().nullable(),
  strategy: z.enum(STRATEGIES),
  skills: skillsArg,
});

/** Lists stand as text in a base: it is compared field by field. */
const list = z.string().max(100_000);
const base = z.strictObject({
  ...{ name: z.string(), position: z.number(), active: z.boolean() },
  ...{ kinds: list, priorities: list, categoryIds: list, siteIds: list, teamIds: list },
  ...{ toTeamId: z.uuid().nullable(), toPersonId: z.uuid().nullable() },
  ...{ strategy: z.enum(STRATEGIES), skills: list },
});
export const ruleRequest = z.strictObject({ uid, args: ruleArgs, base: base.nullable() });
export const deleteRuleRequest = z.strictObject({ ruleId: z.uuid(), base });

/**
 * Makes a rule or changes it, moves it or switches it. Of two who change the same at once, each field keeps what was
 * written first, and the second is told. Sent again, it changes nothing more.
 * @throws DomainError `invalid` with field and fault; `illegal_state` with the reason `deleted`
 */
export async function saveRule(
  { args: { ruleId: id, ...asked }, base }: z.infer<typeof ruleRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  const save = () =>
    transact(async (tx) => {
      const row = await locked(tx, id);
      require_(!row?.deletedAt, 'illegal_state', { reason: 'deleted' });
      const rules = await readRules(tx);
      const before = rules.find((one) => one.id === id) ?? null;
      const skills = isForQueue(asked) ? [] : asKnown(asked.skills, await knownSkills(tx));
      const mine: RuleFields = { ...asked, skills };
      const { whole, patch, changes, result } = mergeRow(base, mine, before ? fieldsOf(before) : mine);
      if (before && Object.keys(patch).length === 0) return result;
      await requireSound(tx, { id, ...whole }, before, rules);
      if (before) await tx.update(assignmentRule).set(stored(patch)).where(eq(assignmentRule.id, id));
      else await tx.insert(assignmentRule).values({ ...stored(whole), id });
      await audit(tx, 'assignmentRule.save', actor.id, id, before ? { changes } : { ...whole });
      return result;
    }, true);
  try {
    return await save();
  } catch (error) {
    // Sent twice in the same moment: the other one has made it.
    if (!isDuplicate(error, 'PRIMARY')) throw error;
    return save();
  }
}

/**
 * Deletes a rule, unless somebody changed it since it was looked at.
 * @throws DomainError `illegal_state` with the reason `changed`
 */
export async function deleteRule(
  { ruleId: id, base }: z.infer<typeof deleteRuleRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  return transact(async (tx) => {
    const row = await locked(tx, id);
    if (!row || row.deletedAt) return OK;
    const { deletedAt, ...rule } = row;
    const now = fieldsOf(rule as AssignmentRule);
    // Where it stands and whether it is on is no reason to keep it.
    const isSame = Object.entries(flat(now)).every(
      ([field, value]) =>
        field === 'position' || field === 'active' || base[field as keyof typeof base] === value,
    );
    require_(isSame, 'illegal_state', { reason: 'changed' });
    await tx.update(assignmentRule).set({ deletedAt: Date.now() }).where(eq(assignmentRule.id, id));
    await audit(tx, 'assignmentRule.delete', actor.id, id, { ...now });
    return OK;
  }, true);
}

/** The row as it is, and nobody else's until the end of the transaction. */
async function locked(tx: DbTx, id: Id) {
  const [row] = await tx.select().from(assignmentRule).where(eq(assignmentRule.id, id)).for('update');
  return row;
}

const fieldsOf = ({ id, ...fields }: AssignmentRule): RuleFields => fields;

/** Lists as the table has them. */
const stored = <F extends Partial<RuleFields>>(fields: F) =>
  fields as unknown as typeof assignmentRule.$inferInsert;

/** It sends to a team in use, to somebody who is in it, tickets that there can be. What was so before may stay. */
export async function requireSound(
  tx: DbTx,
  rule: AssignmentRule,
  before: AssignmentRule | null,
  all: readonly AssignmentRule[],
): Promise<void> {
  requireFreeName(rule, all);
  const { toTeamId, toPersonId, active } = rule;
  const teams = await tx.select().from(team).where(isNull(team.deletedAt));
  if (toTeamId !== null) {
    const to = teams.find(({ id }) => id === toTeamId);
    requireField(to, 'toTeamId', 'unknown');
    requireField(to.active || !active || before?.toTeamId === to.id, 'toTeamId', 'retired');
  }
  if (toPersonId !== null) {
    requireField(toTeamId !== null, 'toTeamId', 'noTeam');
    const isAsBefore = before?.toPersonId === toPersonId && before.toTeamId === toTeamId;
    requireField(isAsBefore || (await isInTeam(tx, toPersonId, toTeamId)), 'toPersonId', 'notInTeam');
  }
  const [categories, sites] = await Promise.all([
    tx.select({ id: category.id }).from(category).where(isNull(category.deletedAt)),
    tx.select({ id: site.id }).from(site).where(isNull(site.deletedAt)),
  ]);
  const known = { categoryIds: categories, siteIds: sites, teamIds: teams };
  for (const field of ['categoryIds', 'siteIds', 'teamIds'] as const) {
    const there = new Set(known[field].map(({ id }) => id));
    requireField(
      rule[field].every((one) => there.has(one)),
      field,
      'unknown',
    );
  }
}

/** Whether somebody of the staff who may sign in is in the team. */
async function isInTeam(tx: DbTx, personId: Id, teamId: Id): Promise<boolean> {
  const [row] = await tx
    .select({ role: person.role })
    .from(person)
    .innerJoin(teamMember, and(eq(teamMember.personId, person.id), eq(teamMember.teamId, teamId)))
    .where(and(eq(person.id, personId), eq(person.active, true), isNull(person.deletedAt)));
  return row !== undefined && isStaff(row.role);
}

const audit = (
  tx: DbTx,
  action: string,
  actorId: Id,
  id: Id,
  value: Record<string, unknown>,
): Promise<void> => {
  const now = Date.now();
  const subject = { kind: 'assignmentRule', id };
  return writeAudit(tx, {
    ...{ txId: randomUUID(), actorId, action, subject, channel: 'desk', value },
    ...{ occurredAt: now, receivedAt: now },
  });
};
