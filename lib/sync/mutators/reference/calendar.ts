import { z } from 'zod';
import { isTimeZone } from '#domain/reports/days';
import { flat } from '#domain/settings/flat';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { HOLIDAYS_MAX, SPANS_MAX, weekFault } from '#domain/sla/calendar';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { type CalendarRow, holidayShape, weekShape } from '#sync/views/service-level';
import { flatBase, unflat } from './flat';
import {
  changedFields,
  mergedFields,
  nameArg,
  requireField,
  requireFreeName,
  requireSettings,
} from './guard';

type Fields = Pick<CalendarRow, 'name' | 'zone' | 'week' | 'holidays' | 'active'>;
const holiday = holidayShape.extend({ name: z.string().trim().min(1).max(SETTING_LIMITS.name) });

/** Working hours are made, changed, retired or restored. Clocks that run go by them from the next look on. */
export const saveCalendar = defineMutation({
  name: 'calendar.save',
  v: 1,
  args: z.strictObject({
    calendarId: z.uuid(),
    name: nameArg,
    zone: z.string().max(64),
    week: weekShape,
    holidays: z.array(holiday).max(HOLIDAYS_MAX),
    active: z.boolean(),
  }),
  root: (args) => ({ kind: 'calendar', id: args.calendarId }),
  async baseOf(tx, args) {
    const row = await tx.get('calendar', args.calendarId);
    return flatBase(row ? fieldsOf(row) : null);
  },
  async run(tx, { calendarId: id, ...mine }) {
    requireSettings(tx);
    const all = await tx.all('calendar');
    const now = all.find((row) => row.id === id);
    if (!now) {
      await requireSound(tx, id, mine, all);
      await tx.insert('calendar', { id, ...mine });
      return undefined;
    }
    const theirs = flat(fieldsOf(now));
    const { fields, merged } = mergedFields(tx.base, flat(mine), theirs);
    const changed = changedFields(theirs, fields);
    if (Object.keys(changed).length > 0) {
      await requireSound(tx, id, { ...mine, ...unflat(fields, mine) }, all);
      await tx.update('calendar', id, unflat(changed as typeof fields, mine));
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

const fieldsOf = ({ name, zone, week, holidays, active }: CalendarRow): Fields => ({
  ...{ name, zone, week, holidays, active },
});

/** Open at least once a week, in a zone there is, no day twice, and kept while promises count by it. */
async function requireSound(tx: Tx, id: string, fields: Fields, all: readonly CalendarRow[]): Promise<void> {
  requireFreeName({ id, ...fields }, all);
  requireField(isTimeZone(fields.zone), 'zone', 'zone');
  const fault = weekFault(fields.week);
  requireField(!fault, 'week', fault?.fault ?? 'closed', { day: fault?.day ?? 0, n: SPANS_MAX });
  const dates = fields.holidays.map(({ date }) => date);
  requireField(new Set(dates).size === dates.length, 'holidays', 'twice');
  if (fields.active) return;
  const n = (await tx.all('slaPolicy')).filter((row) => row.active && row.calendarId === id).length;
  requireField(n === 0, 'active', 'promised', { n });
}
