'use client';
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { SPANS_MAX } from '#domain/sla/calendar';
import { FieldFault } from '../field-fault';
import { ShortField } from '../short-field';
import { ALL_DAY, isWrongClock, type TypedSpan, tidyClock } from './hours-form';
import { dayName } from './hours-words';

interface DayHoursProps {
  day: number;
  spans: readonly TypedSpan[];
  fault: string | null;
  onChange(spans: TypedSpan[]): void;
}

/** The open hours of one day of the week: from and to, as often as it opens. */
export function DayHours({ day, spans, fault, onChange }: DayHoursProps) {
  const t = useTranslations('settings.hours');
  const id = useId();
  const name = dayName(day, 'long');
  const isAllDay = spans.length === 1 && spans[0]?.from === ALL_DAY.from && spans[0].to === ALL_DAY.to;
  const put = (at: number, change: Partial<TypedSpan>) =>
    onChange(spans.map((span, other) => (other === at ? { ...span, ...change } : span)));
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-2 dense:desk:grid-cols-[5.5rem_minmax(0,1fr)_auto]">
      <span className="flex min-h-11 items-center text-base font-medium dense:min-h-9 dense:text-sm">
        {name}
      </span>
      <div className="order-3 col-span-2 dense:desk:order-none dense:desk:col-span-1">
        {spans.length === 0 ? (
          <p className="flex items-center text-sm text-ink-3 dense:desk:min-h-9">{t('closed')}</p>
        ) : (
          <ul aria-label={name} className="flex flex-col gap-1.5">
            {spans.map((span, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name, and keep no state of their own
              <li key={at} className="flex items-center gap-2 text-sm text-ink-3">
                {(['from', 'to'] as const).map((end) => (
                  <span key={end} className="contents">
                    {end === 'to' ? <span>{t('to')}</span> : null}
                    <ShortField
                      label={t(end === 'from' ? 'from' : 'until', { day: name, n: at + 1 })}
                      value={span[end]}
                      onChange={(text) => put(at, { [end]: text })}
                      onBlur={() => put(at, { [end]: tidyClock(span[end]) })}
                      isWrong={fault !== null && (isWrongClock(span[end]) || !spans.some(isUnread))}
                      describedBy={id}
                      maxLength={5}
                      className="w-22 dense:w-18"
                    />
                  </span>
                ))}
                <IconButton
                  icon={<X />}
                  label={t('removeSpan', { n: at + 1, day: name })}
                  onPress={() => onChange(spans.filter((_, other) => other !== at))}
                />
              </li>
            ))}
          </ul>
        )}
        <FieldFault id={id}>{fault}</FieldFault>
      </div>
      <span className="flex items-center gap-1">
        {isAllDay ? null : (
          <Button
            tone="text"
            size="sm"
            aria-label={t('allDayOn', { day: name })}
            onPress={() => onChange([{ ...ALL_DAY }])}
          >
            {t('setAllDay')}
          </Button>
        )}
        {spans.length < SPANS_MAX && !isAllDay ? (
          <IconButton
            icon={<Plus />}
            label={t('addSpan', { day: name })}
            onPress={() => onChange([...spans, nextSpan(spans)])}
          />
        ) : null}
      </span>
    </li>
  );
}

const isUnread = ({ from, to }: TypedSpan): boolean => isWrongClock(from) || isWrongClock(to);

/** The first hours are those of an office; more of them begin where the person says. */
const nextSpan = (spans: readonly TypedSpan[]): TypedSpan =>
  spans.length === 0 ? { from: '08:00', to: '17:00' } : { from: '', to: '' };
