'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { SectionHeading } from '#components/ui/section-heading';
import { type FlatOf, flat } from '#domain/settings/flat';
import type { CalendarSetting } from '#domain/settings/shapes';
import type { Holiday } from '#domain/sla/calendar';
import { FieldFault } from '../field-fault';
import { SaveSheet } from '../save-sheet';
import { InUseField, NameField } from '../setting-fields';
import { useKeptRow } from '../use-kept-row';
import { useSettingForm } from '../use-setting-form';
import { DayHours } from './day-hours';
import { HolidayFields } from './holiday-fields';
import { type HoursFields, hoursFault, type StoredHours, storedHours, typedHours } from './hours-form';
import { holidayWords, weekWords } from './hours-words';

type Args = StoredHours & { calendarId: string };
export type SaveHours = SettingDoor<Args, FlatOf<StoredHours> | null>;

interface HoursSheetProps {
  /** null: closed */
  calendar: CalendarSetting | 'new' | null;
  /** where the organisation works: the zone of new hours */
  zone: string;
  save: SaveHours;
  onClose(): void;
}

/** One set of working hours: where, when on each day, and on which days not at all. */
export function HoursSheet({ calendar, ...rest }: HoursSheetProps) {
  const kept = useKeptRow(calendar);
  return kept ? <Inside key={kept.key} isOpen={calendar !== null} row={kept.row} {...rest} /> : null;
}

function Inside(props: Omit<HoursSheetProps, 'calendar'> & { row: CalendarSetting | null; isOpen: boolean }) {
  const { row, isOpen, zone, save: door, onClose } = props;
  const t = useTranslations('settings');
  const h = useTranslations('settings.hours');
  const { sheet, ...form } = useSettingForm<Args, HoursFields, FlatOf<StoredHours>>({
    kind: 'calendar',
    row,
    seen: row && typedHours(row, new Date().getFullYear()),
    base: row && flat(storedOf(row)),
    blank: { name: '', zone, week: OFFICE.map((spans) => [...spans]), holidays: [], active: true },
    door,
    check: hoursFault,
    args: (calendarId, fields) => ({ calendarId, ...storedHours(fields) }),
    onClose,
  });
  const { fields, set, fault, faultAt } = form;
  const zones = useZones(fields.zone);
  const wrongDay = faultAt('day');
  const wrongWeek = fault('week');
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={row ? h('edit') : h('add')}
      {...sheet}
      say={(field, value) => {
        if (field === 'week')
          return { name: h('week'), value: weekWords({ week: parsed(value), holidays: [] }, h) };
        if (field === 'holidays')
          return {
            name: h('holidays'),
            value:
              parsed<Holiday>(value)
                .map((one) => holidayWords(one, h))
                .join('; ') || t('merged.none'),
          };
        const name = field === 'zone' ? h('zone') : field === 'active' ? t('inUse') : t('name');
        return {
          name,
          value: typeof value === 'boolean' ? t(value ? 'merged.yes' : 'merged.no') : String(value),
        };
      }}
    >
      <NameField {...form} />
      <ComboBox
        label={h('zone')}
        value={fields.zone}
        onChange={(zone) => set({ zone })}
        options={zones}
        error={fault('zone')}
      />
      <section>
        <SectionHeading
          level={3}
          end={
            <Button
              tone="text"
              size="sm"
              className="-my-2 -me-3"
              onPress={() =>
                set({
                  week: fields.week.map((spans, day) =>
                    (day > 0 && day < 5 ? (fields.week[0] ?? []) : spans).map((span) => ({ ...span })),
                  ),
                })
              }
            >
              {h('copy')}
            </Button>
          }
        >
          {h('open')}
        </SectionHeading>
        <ul className="flex flex-col divide-y divide-line">
          {fields.week.map((spans, day) => (
            <DayHours
              // biome-ignore lint/suspicious/noArrayIndexKey: the seven days
              key={day}
              day={day}
              spans={spans}
              fault={wrongDay === day ? wrongWeek : null}
              onChange={(next) =>
                set({ week: fields.week.map((was, other) => (other === day ? next : was)) })
              }
            />
          ))}
        </ul>
        <FieldFault>{wrongDay < 0 ? wrongWeek : null}</FieldFault>
      </section>
      <HolidayFields
        holidays={fields.holidays}
        fault={fault('holidays')}
        faultAt={faultAt('at')}
        onChange={(holidays) => set({ holidays })}
      />
      <InUseField {...form} />
    </SaveSheet>
  );
}

const WORKDAY = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const OFFICE = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []];

/** What the server compares. */
const storedOf = ({ name, zone, week, holidays, active }: CalendarSetting): StoredHours => ({
  ...{ name, zone, week: week as StoredHours['week'], holidays: [...holidays], active },
});

const parsed = <T,>(value: unknown): T[] => JSON.parse(String(value)) as T[];

/** All time zones this browser knows, with the one that is set. */
function useZones(now: string | null) {
  return useMemo(() => {
    const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(now ? [now] : [])]);
    return [...known].sort().map((id) => ({ id, label: id.replaceAll('_', ' ') }));
  }, [now]);
}
