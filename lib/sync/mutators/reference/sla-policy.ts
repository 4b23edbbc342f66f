import { z } from 'zod';
import { flat } from '#domain/settings/flat';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { ESCALATION_ACTS, MEASURES, POLICY_SCOPES, REOPENINGS, RESPONSES } from '#domain/sla/policy';
import { HOLD_REASONS, TICKET_KINDS } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { SlaPolicyRow } from '#sync/views/service-level';
import { flatBase, unflat } from './flat';
import {
  changedFields,
  mergedFields,
  nameArg,
  requireField,
  requireFreeName,
  requireSettings,
} from './guard';

type Fields = Omit<SlaPolicyRow, 'id' | 'ver' | 'deletedAt'>;

const ids = z.array(z.uuid()).max(SETTING_LIMITS.conditions);
const some = <const T extends readonly string[]>(values: T) => z.array(z.enum(values)).max(values.length);
const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const minutes = z.number().int().min(1).max(SETTING_LIMITS.targetMinutes).nullable();
const escalation = z.strictObject({
  measure: z.enum(MEASURES),
  percent: z.number().int().min(1).max(SETTING_LIMITS.percent),
  acts: some(ESCALATION_ACTS).min(1),
});

/**
 * A promise is made, changed, moved up or down, ended or taken up again. It holds for what is reported or changed from
 * then on; what is open keeps its own until somebody has it looked at again.
 */
export const saveSlaPolicy = defineMutation({
  name: 'slaPolicy.save',
  v: 1,
  args: z.strictObject({
    policyId: z.uuid(),
    name: nameArg,
    scope: z.enum(POLICY_SCOPES),
    position: z.number(),
    active: z.boolean(),
    kinds: some(TICKET_KINDS),
    priorities: z.array(priority).max(5),
    ...{ categoryIds: ids, siteIds: ids, teamIds: ids },
    calendarId: z.uuid(),
    responseMinutes: minutes,
    resolutionMinutes: minutes,
    responseBy: z.enum(RESPONSES),
    pauseReasons: some(HOLD_REASONS),
    onReopen: z.enum(REOPENINGS),
    escalations: z.array(escalation).max(SETTING_LIMITS.escalations),
  }),
  root: (args) => ({ kind: 'slaPolicy', id: args.policyId }),
  async baseOf(tx, args) {
    const row = await tx.get('slaPolicy', args.policyId);
    return flatBase(row ? fieldsOf(row) : null);
  },
  async run(tx, { policyId: id, ...mine }) {
    requireSettings(tx);
    const all = await tx.all('slaPolicy');
    const now = all.find((row) => row.id === id);
    if (!now) {
      await requireSound(tx, id, mine, null, all);
      await tx.insert('slaPolicy', { id, ...mine });
      return undefined;
    }
    const theirs = flat(fieldsOf(now));
    const { fields, merged } = mergedFields(tx.base, flat(mine), theirs);
    const changed = changedFields(theirs, fields);
    if (Object.keys(changed).length > 0) {
      await requireSound(tx, id, { ...mine, ...unflat(fields, mine) }, now, all);
      await tx.update('slaPolicy', id, unflat(changed as typeof fields, mine));
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

const fieldsOf = ({ id, ver, deletedAt, ...fields }: SlaPolicyRow): Fields => fields;

/** It promises something, by hours there are, to tickets there can be; no mark twice. */
async function requireSound(
  tx: Tx,
  id: string,
  fields: Fields,
  before: SlaPolicyRow | null,
  all: readonly SlaPolicyRow[],
): Promise<void> {
  requireFreeName({ id, ...fields }, all);
  const { responseMinutes: answer, resolutionMinutes: solution, scope } = fields;
  requireField(answer !== null || solution !== null, 'resolutionMinutes', 'nothing');
  requireField(scope === 'service' || answer === null, 'responseMinutes', 'ofService');
  requireField(scope === 'team' || fields.teamIds.length === 0, 'teamIds', 'ofTeam');
  requireField(answer === null || solution === null || answer <= solution, 'responseMinutes', 'longer');
  const marks = fields.escalations.map(({ measure, percent }) => `${measure} ${percent}`);
  requireField(new Set(marks).size === marks.length, 'escalations', 'twice');
  const isOwn = (measure: string) => (measure === 'team') === (scope === 'team');
  requireField(
    fields.escalations.every(({ measure }) => isOwn(measure)),
    'escalations',
    'unknown',
  );

  const calendar = await tx.get('calendar', fields.calendarId);
  requireField(calendar, 'calendarId', 'unknown');
  requireField(
    calendar.active || !fields.active || before?.calendarId === calendar.id,
    'calendarId',
    'retired',
  );
  for (const [field, entity] of CONDITIONS) {
    const known = new Set((await tx.all(entity)).map((row) => row.id));
    requireField(
      fields[field].every((one) => known.has(one)),
      field,
      'unknown',
    );
  }
}

const CONDITIONS = [
  ['categoryIds', 'category'],
  ['siteIds', 'site'],
  ['teamIds', 'team'],
] as const;
