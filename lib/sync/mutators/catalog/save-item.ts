import { z } from 'zod';
import { type ApprovalRule, checkRules } from '#domain/approval/policy';
import { checkPlan, type PlannedTask } from '#domain/fulfil/plan';
import { require_ } from '#domain/kernel/errors';
import { FORM_LIMITS, type FormField } from '#domain/request/fields';
import { checkForm, isTitleField } from '#domain/request/form';
import { ITEM_AUDIENCES, ITEM_ICONS, ITEM_LIMITS, withVersion } from '#domain/request/item';
import { defineMutation } from '#sync/define';
import { canonicalText } from '#sync/protocol/canonical';
import type { Tx } from '#sync/tx';
import { approvalRules } from '#sync/views/approval';
import { type CatalogItemRow, fieldsShape } from '#sync/views/catalog';
import { mergedItem } from '#sync/views/merged-item';
import { planShape } from '#sync/views/task';
import { changedFields, mergedFields, requireSettings } from '../reference/guard';

const form = z.strictObject({
  id: z.uuid(),
  fields: fieldsShape,
  titleField: z.string().min(1).max(FORM_LIMITS.key).nullable(),
});
type Form = z.infer<typeof form>;

/** An item of the catalogue is made or changed; another form is its next version, the earlier ones stay as they were. */
export const saveItem = defineMutation({
  name: 'catalog.save',
  v: 1,
  args: z.strictObject({
    itemId: z.uuid(),
    group: z.string().trim().min(1).max(ITEM_LIMITS.group),
    name: z.string().trim().min(1).max(ITEM_LIMITS.name),
    summary: z.string().trim().max(ITEM_LIMITS.summary),
    description: z.string().trim().max(ITEM_LIMITS.description),
    icon: z.enum(ITEM_ICONS),
    audience: z.enum(ITEM_AUDIENCES),
    expectedMinutes: z.number().int().min(1).max(ITEM_LIMITS.expectedMinutes).nullable(),
    cost: z.string().trim().max(ITEM_LIMITS.cost),
    categoryId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    urgency: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    /** Who has to approve; left out by an app from before there was that: it stays as it is. */
    approval: approvalRules.optional(),
    /** What has to be done; left out by an app from before there was that: it stays as it is. */
    plan: planShape.optional(),
    position: z.number(),
    active: z.boolean(),
    /** Null: the form stays as it is. */
    form: form.nullable(),
  }),
  root: ({ itemId }) => ({ kind: 'catalogItem', id: itemId }),
  async baseOf(tx, { itemId }) {
    const row = await tx.get('catalogItem', itemId);
    return row ? mergedItem(row) : null;
  },
  async run(tx, { itemId: id, form: wanted, approval: rules, plan: planned, ...rest }) {
    requireSettings(tx);
    const now = await tx.get('catalogItem', id);
    if (wanted) requireSoundForm(wanted);
    const questions = wanted?.fields ?? now?.versions[0]?.fields ?? [];
    await requireSoundRules(tx, rules ?? now?.approval ?? [], questions, now?.approval ?? []);
    await requireSoundPlan(tx, planned ?? now?.plan ?? [], questions, now?.plan ?? []);
    const at = tx.receivedAt ?? tx.occurredAt;
    if (!now) {
      require_(wanted, 'invalid', { field: 'form' });
      await requireThere(tx, rest, null);
      await tx.insert('catalogItem', {
        id,
        ...rest,
        approval: rules ?? [],
        plan: planned ?? [],
        versions: withVersion([], { ...wanted, at }),
      });
      return undefined;
    }
    const theirs = mergedItem(now);
    const seenForm = typeof tx.base?.formId === 'string' ? tx.base.formId : theirs.formId;
    const seenRules = typeof tx.base?.approval === 'string' ? tx.base.approval : theirs.approval;
    const approval = rules ? canonicalText(rules) : seenRules;
    const seenPlan = typeof tx.base?.plan === 'string' ? tx.base.plan : theirs.plan;
    const plan = planned ? canonicalText(planned) : seenPlan;
    const mine = { ...rest, approval, plan, formId: wanted?.id ?? seenForm };
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const { formId, approval: ruled, plan: replanned, ...plain } = changedFields(theirs, fields);
    const changed = {
      ...plain,
      ...(ruled === undefined || !rules ? {} : { approval: rules }),
      ...(replanned === undefined || !planned ? {} : { plan: planned }),
    };
    await requireThere(tx, fields, theirs);
    const known = wanted && now.versions.find((version) => version.id === wanted.id);
    // A version never changes: an id that stands for one is not given to another.
    require_(!known || isSameForm(known, wanted), 'exists');
    const isNew = wanted !== null && !known && formId === wanted.id;
    const versions = isNew ? { versions: withVersion(now.versions, { ...wanted, at }) } : {};
    if (isNew || Object.keys(changed).length > 0)
      await tx.update('catalogItem', id, { ...changed, ...versions });
    return merged.length > 0 ? { merged } : undefined;
  },
});

/** Who is asked is here, unless they were asked before; and every rule can be met. */
async function requireSoundRules(
  tx: Tx,
  rules: readonly ApprovalRule[],
  fields: readonly FormField[],
  before: readonly ApprovalRule[],
): Promise<void> {
  const [fault] = checkRules(rules, fields);
  require_(!fault, 'invalid', { field: 'approval', at: fault?.at ?? 0, fault: fault?.fault ?? '' });
  const known = new Set(before.flatMap(({ personIds }) => personIds));
  for (const [at, { personIds }] of rules.entries())
    for (const id of personIds)
      require_(known.has(id) || (await tx.get('person', id))?.active, 'invalid', { field: 'approval', at });
}

/** The teams are there, unless they were named before; and nothing waits for what comes after it. */
async function requireSoundPlan(
  tx: Tx,
  plan: readonly PlannedTask[],
  fields: readonly FormField[],
  before: readonly PlannedTask[],
): Promise<void> {
  const [fault] = checkPlan(plan, fields);
  require_(!fault, 'invalid', { field: 'plan', at: fault?.at ?? 0, fault: fault?.fault ?? '' });
  const known = new Set(before.map(({ teamId }) => teamId));
  for (const [at, { teamId }] of plan.entries())
    if (teamId && !known.has(teamId))
      require_((await tx.get('team', teamId))?.active, 'invalid', { field: 'plan', at });
}

function requireSoundForm({ fields, titleField }: Form): void {
  const [fault] = checkForm(fields);
  require_(!fault, 'invalid', { field: 'form', at: fault?.at ?? 0, fault: fault?.fault ?? '' });
  const title = fields.find(({ id }) => id === titleField);
  require_(titleField === null || (title && isTitleField(title)), 'invalid', { field: 'titleField' });
}

const isSameForm = (a: Omit<Form, 'id'>, b: Omit<Form, 'id'>): boolean =>
  JSON.stringify([a.fields, a.titleField]) === JSON.stringify([b.fields, b.titleField]);

type Places = Pick<CatalogItemRow, 'categoryId' | 'teamId'>;

/** What it is routed by is there; what it had before may have gone since. */
async function requireThere(tx: Tx, mine: Places, before: Places | null): Promise<void> {
  if (mine.categoryId && mine.categoryId !== before?.categoryId)
    require_(await tx.get('category', mine.categoryId), 'invalid', { field: 'categoryId' });
  if (mine.teamId && mine.teamId !== before?.teamId)
    require_(await tx.get('team', mine.teamId), 'invalid', { field: 'teamId' });
}
