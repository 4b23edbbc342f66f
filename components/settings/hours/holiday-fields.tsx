'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Checkbox } from '#components/ui/checkbox';
import { IconButton } from '#components/ui/icon-button';
import { SectionHeading } from '#components/ui/section-heading';
import { TextField } from '#components/ui/text-field';
import { HOLIDAYS_MAX, isHolidayDate } from '#domain/sla/calendar';
import { FieldFault } from '../field-fault';
import type { TypedHoliday } from './hours-form';

interface HolidayFieldsProps {
  holidays: readonly TypedHoliday[];
  fault: string | null;
  /** the one that is not done; below 0: none */
  faultAt: number;
  onChange(holidays: TypedHoliday[]): void;
}

/** Days without open hours: each with its date, of one year or of every year, and its name. */
export function HolidayFields({ holidays, fault, faultAt, onChange }: HolidayFieldsProps) {
  const t = useTranslations('settings.hours');
  const put = (at: number, change: Partial<TypedHoliday>) =>
    onChange(holidays.map((one, other) => (other === at ? { ...one, ...change } : one)));
  const wrong = holidays[faultAt];
  return (
    <section>
      <SectionHeading level={3} count={holidays.length}>
        {t('holidays')}
      </SectionHeading>
      {holidays.length === 0 ? <p className="text-sm text-ink-3">{t('noHolidays')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {holidays.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: holidays have no other name, and keep no state of their own
          <li key={at} className="py-2">
            <div className="flex items-start gap-2">
              <TextField
                hideLabel
                label={t('dateOf', { n: at + 1 })}
                type="date"
                value={one.date}
                onChange={(date) => put(at, { date })}
                className="w-38 flex-none dense:w-34"
              />
              <TextField
                hideLabel
                label={t('nameOf', { n: at + 1 })}
                value={one.name}
                onChange={(name) => put(at, { name })}
                maxLength={120}
                className="flex-1"
              />
              <IconButton
                icon={<X />}
                label={t('removeHoliday', { n: at + 1 })}
                onPress={() => onChange(holidays.filter((_, other) => other !== at))}
              />
            </div>
            <div className="flex min-h-11 items-center gap-2.5 ps-0.5 text-sm text-ink-2 dense:min-h-8">
              <Checkbox
                label={t('yearlyOf', { n: at + 1 })}
                isSelected={one.yearly}
                onChange={(yearly) => put(at, { yearly })}
              />
              <span aria-hidden>{t('yearly')}</span>
            </div>
            {at === faultAt && wrong && !isDone(wrong) ? <FieldFault>{fault}</FieldFault> : null}
          </li>
        ))}
      </ul>
      {wrong ? null : <FieldFault>{fault}</FieldFault>}
      {holidays.length < HOLIDAYS_MAX ? (
        <Button
          tone="text"
          size="sm"
          icon={<Plus />}
          className="mt-1 -ms-3"
          onPress={() => onChange([...holidays, { date: '', yearly: false, name: '' }])}
        >
          {t('addHoliday')}
        </Button>
      ) : null}
    </section>
  );
}

const isDone = ({ date, name }: TypedHoliday): boolean => isHolidayDate(date) && name.trim() !== '';
