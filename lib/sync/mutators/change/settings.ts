import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { CHANGE_LIMITS, CHANGE_TYPES } from '#domain/change/change';
import { CHANGE_RULE_LIMITS } from '#domain/change/policy';
import { RISK_LEVELS } from '#domain/change/risk';
import { FREEZE_KINDS, FREEZE_LIMITS } from '#domain/change/schedule';
import { require_ } from '#domain/kernel/errors';
import { DAY } from '#domain/kernel/types';
import { defineMutation } from '#sync/define';
import { changeFor } from './guard';

const instant = z.number().int().nonnegative();
const { name, people, rules, hours } = CHANGE_RULE_LIMITS;

/** Nothing is changed for a time, or a time is set aside for changes, or is another, or is over. */
export const saveFreeze = defineMutation({
  name: 'freeze.save',
  v: 1,
  args: z.strictObject({
    freezeId: z.uuid(),
    name: z.string().trim().min(1).max(FREEZE_LIMITS.name),
    reason: z.string().trim().max(FREEZE_LIMITS.reason),
    kind: z.enum(FREEZE_KINDS),
    ...{ from: instant, to: instant, siteId: z.uuid().nullable(), active: z.boolean() },
  }),
  root: ({ freezeId }) => ({ kind: 'freeze', id: freezeId }),
  async run(tx, { freezeId: id, ...said }) {
    require_(can(tx.actor.role, 'change.overrule'), 'forbidden');
    const { from, to, siteId } = said;
    require_(from < to && to - from <= FREEZE_LIMITS.days * DAY, 'invalid', { field: 'to' });
    if (siteId) require_(await tx.get('site', siteId), 'invalid', { field: 'siteId' });
    const now = await tx.get('freeze', id);
    if (now) await tx.update('freeze', id, said);
    else await tx.insert('freeze', { id, ...said });
    return undefined;
  },
});

const ids = z.array(z.uuid()).max(people);

/** Who has to approve which changes. */
export const saveChangePolicy = defineMutation({
  name: 'changePolicy.save',
  v: 1,
  args: z.strictObject({
    ...{
      policyId: z.uuid(),
      name: z.string().trim().min(1).max(name),
      position: z.number().int().min(0).max(9_999),
    },
    types: z.array(z.enum(CHANGE_TYPES)).max(CHANGE_TYPES.length),
    riskAtLeast: z.enum(RISK_LEVELS).nullable(),
    ...{ siteIds: ids, categoryIds: ids, personIds: ids, teamId: z.uuid().nullable() },
    need: z.union([z.literal('any'), z.literal('all'), z.number().int().min(1).max(people)]),
    /** Absent: until it begins. */
    withinHours: z.number().int().min(1).max(hours).nullable().optional(),
    ...{ last: z.boolean(), active: z.boolean() },
  }),
  root: ({ policyId }) => ({ kind: 'changePolicy', id: policyId }),
  async run(tx, { policyId: id, withinHours = null, ...args }) {
    require_(can(tx.actor.role, 'settings.manage'), 'forbidden');
    const said = { ...args, withinHours };
    const { personIds, teamId, need } = said;
    require_(personIds.length > 0 || teamId, 'invalid', { field: 'personIds' });
    require_(new Set(personIds).size === personIds.length, 'invalid', { field: 'personIds' });
    // Of a team nobody knows how many it will have.
    require_(typeof need !== 'number' || teamId || need <= personIds.length, 'invalid', { field: 'need' });
    if (teamId) require_(await tx.get('team', teamId), 'invalid', { field: 'teamId' });
    for (const one of personIds)
      require_((await tx.get('person', one))?.active, 'invalid', { field: 'personIds' });
    for (const one of said.siteIds) require_(await tx.get('site', one), 'invalid', { field: 'siteIds' });
    for (const one of said.categoryIds)
      require_(await tx.get('category', one), 'invalid', { field: 'categoryIds' });
    const now = await tx.get('changePolicy', id);
    require_(now || (await tx.all('changePolicy')).length < rules, 'invalid', { field: 'name' });
    if (now) await tx.update('changePolicy', id, said);
    else await tx.insert('changePolicy', { id, ...said });
    return undefined;
  },
});

/** A change that went well is approved for all times: what was done by its plan can be done again without asking. */
export const saveChangeTemplate = defineMutation({
  name: 'changeTemplate.save',
  v: 1,
  args: z.strictObject({
    templateId: z.uuid(),
    name: z.string().trim().min(1).max(CHANGE_LIMITS.title),
    /** Of a new one: which change; what is there keeps its own. */
    changeId: z.uuid(),
    active: z.boolean(),
  }),
  root: ({ templateId }) => ({ kind: 'changeTemplate', id: templateId }),
  async run(tx, { templateId: id, changeId, ...said }) {
    require_(can(tx.actor.role, 'change.overrule'), 'forbidden');
    if (await tx.get('changeTemplate', id)) {
      await tx.update('changeTemplate', id, said);
      return undefined;
    }
    const of = await changeFor(tx, changeId);
    require_(of.state === 'closed' && of.result === 'success', 'illegal_state', { state: of.state });
    // One that was done first and refused afterwards went well by luck.
    require_(of.type === 'standard' || of.approval?.outcome === 'approved', 'illegal_state', {
      field: 'approval',
    });
    await tx.insert('changeTemplate', {
      ...{ id, ...said, changeId, description: of.description, backOut: of.backOut, tests: of.tests },
      ...{ risk: of.risk, plan: of.plan.map(({ title, minutes }) => ({ title, minutes })) },
    });
    return undefined;
  },
});
