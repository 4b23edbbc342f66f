import { z } from 'zod';
import { FIELD_KINDS, FORM_LIMITS } from '#domain/request/fields';
import { ITEM_AUDIENCES, ITEM_ICONS } from '#domain/request/item';
import { approvalRules } from './approval';
import { conditionShape } from './condition';
import { deletedAt, id, instant, ver } from './fields';
import { planShape } from './task';

const key = z.string().min(1).max(FORM_LIMITS.key);
const bound = z.number().min(-FORM_LIMITS.number).max(FORM_LIMITS.number).nullable();
const count = z.number().int().min(0).max(FORM_LIMITS.options);

const asked = {
  id: key,
  label: z.string().trim().max(FORM_LIMITS.label),
  help: z.string().trim().max(FORM_LIMITS.help),
  required: z.boolean(),
  showWhen: conditionShape.nullable(),
};
const options = z
  .array(z.strictObject({ id: key, label: z.string().trim().max(FORM_LIMITS.label) }))
  .max(FORM_LIMITS.options)
  .readonly();
const dayRule = z
  .strictObject({
    after: key.nullable(),
    days: z.number().int().min(-FORM_LIMITS.days).max(FORM_LIMITS.days),
  })
  .nullable();

/** See `FormField`. */
export const fieldShape = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ ...asked, kind: z.literal('text'), format: z.enum(['any', 'email']) },
    max: z.number().int().min(1).max(FORM_LIMITS.text),
  }),
  z.strictObject({
    ...{ ...asked, kind: z.literal('long') },
    max: z.number().int().min(1).max(FORM_LIMITS.long),
  }),
  z.strictObject({
    ...{ ...asked, kind: z.literal('number'), min: bound, max: bound },
    decimals: z.number().int().min(0).max(FORM_LIMITS.decimals),
    unit: z.string().trim().max(FORM_LIMITS.unit),
  }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options }),
  z.strictObject({
    ...{ ...asked, kind: z.literal('choices'), options, atLeast: count },
    atMost: count.nullable(),
  }),
  z.strictObject({ ...asked, kind: z.literal('date'), earliest: dayRule, latest: dayRule }),
  z.strictObject({ ...asked, kind: z.literal('person') }),
  z.strictObject({
    ...{ ...asked, kind: z.literal('file') },
    atMost: z.number().int().min(1).max(FORM_LIMITS.files),
  }),
]);
export const fieldsShape = z.array(fieldShape).max(FORM_LIMITS.fields).readonly();

/** Something that can be asked for, with the forms that are filled in for it: the newest first. */
export const catalogItemRow = z.strictObject({
  id,
  /** Items of one name of a group stand together. */
  group: z.string(),
  name: z.string(),
  /** One line for the list. */
  summary: z.string(),
  description: z.string(),
  icon: z.enum(ITEM_ICONS),
  audience: z.enum(ITEM_AUDIENCES),
  /** How long it usually takes, in minutes that pass (1440 are a day); null: nothing is said. */
  expectedMinutes: z.number().int().positive().nullable(),
  /** Free words: "39 € a month"; empty: nothing is said. */
  cost: z.string(),
  categoryId: id.nullable(),
  /** Who does it; null: the team of the category, else the first line. */
  teamId: id.nullable(),
  /** How urgent it is as a rule; it concerns one person. */
  urgency: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Who has to approve, and when; none: nobody. */
  approval: approvalRules,
  /** What has to be done, by whom and in which order; none: whoever gets it knows. */
  plan: planShape,
  position: z.number(),
  /** False: it can no longer be asked for. */
  active: z.boolean(),
  versions: z
    .array(
      z.strictObject({
        id,
        n: z.number().int().positive(),
        at: instant,
        fields: fieldsShape,
        titleField: key.nullable(),
      }),
    )
    .readonly(),
  ver,
  deletedAt,
});
export type CatalogItemRow = z.infer<typeof catalogItemRow>;

/** An answer, as it comes over the wire: whether it fits its field says the form. */
export const answerShape = z.union([
  z.string().max(FORM_LIMITS.long),
  z.number(),
  z.array(z.string().max(FORM_LIMITS.key)).max(FORM_LIMITS.options).readonly(),
]);

/** See `RequestFacts`. */
export const requestShape = z.strictObject({
  itemId: id,
  formId: id,
  n: z.number().int().positive(),
  told: z
    .array(
      z.strictObject({
        ...{ id: key, kind: z.enum(FIELD_KINDS), label: z.string() },
        value: answerShape,
        words: z.string().nullable(),
      }),
    )
    .readonly(),
});
