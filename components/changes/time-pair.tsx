'use client';
import { useTranslations } from 'use-intl';
import { instantTyped, type TypedTime, typedTime } from '#components/shell/typed-time';
import { TextField } from '#components/ui/text-field';
import type { Span } from '#domain/change/schedule';

export interface TypedSpan {
  from: TypedTime;
  to: TypedTime;
}
const NOTHING: TypedTime = { date: '', time: '' };

/** A span as it is typed; empty where there is none. */
export const typedSpan = (from: number | null, to: number | null): TypedSpan => ({
  from: from === null ? NOTHING : typedTime(from),
  to: to === null ? NOTHING : typedTime(to),
});

/** Null: nothing was typed. Undefined: that is no span. */
export function spanTyped({ from, to }: TypedSpan): Span | null | undefined {
  if ([from.date, from.time, to.date, to.time].every((one) => one === '')) return null;
  const [a, b] = [instantTyped(from), instantTyped(to)];
  return a !== undefined && b !== undefined && a < b ? { from: a, to: b } : undefined;
}

interface TimePairProps {
  value: TypedSpan;
  onChange(value: TypedSpan): void;
  error: string | null;
}

/** When something begins and ends, by one's own clock. */
export function TimePair({ value, onChange, error }: TimePairProps) {
  const t = useTranslations('changes');
  const row = (which: 'from' | 'to') => (
    <div className="flex items-start gap-3">
      <TextField
        label={t(which)}
        type="date"
        value={value[which].date}
        onChange={(date) => onChange({ ...value, [which]: { ...value[which], date } })}
        error={which === 'to' ? error : null}
        className="min-w-0 flex-1"
      />
      <TextField
        label={t(which === 'from' ? 'fromTime' : 'toTime')}
        type="time"
        value={value[which].time}
        onChange={(time) => onChange({ ...value, [which]: { ...value[which], time } })}
        className="w-32 flex-none"
      />
    </div>
  );
  return (
    <div className="flex flex-col gap-3">
      {row('from')}
      {row('to')}
    </div>
  );
}
