'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { instantTyped, type TypedTime, typedTime } from '#components/shell/typed-time';
import { TextField } from '#components/ui/text-field';
import type { Instant } from '#domain/kernel/types';

const NOT_SAID: TypedTime = { date: '', time: '' };

/** When it is expected to be fixed, as it is typed. @param before what was said last; null: nothing */
export function useExpected(before: Instant | null) {
  const [typed, setTyped] = useState<TypedTime>(() => (before === null ? NOT_SAID : typedTime(before)));
  return { typed, setTyped };
}

/** What was typed: `at` null where nobody can say, undefined where it is no time. */
export function expectedOf(
  typed: TypedTime,
  now: Instant,
): { at: Instant | null | undefined; fault: 'needTime' | 'past' | null } {
  if (typed.date === '' && typed.time === '') return { at: null, fault: null };
  const at = instantTyped(typed);
  if (at === undefined) return { at, fault: 'needTime' };
  return { at, fault: at <= now ? 'past' : null };
}

interface ExpectedProps extends ReturnType<typeof useExpected> {
  fault: 'needTime' | 'past' | null;
}

/** A day and a time, or neither. */
export function Expected({ typed, setTyped, fault }: ExpectedProps) {
  const t = useTranslations('major');
  return (
    <div className="flex items-start gap-3">
      <TextField
        label={t('expectedDay')}
        type="date"
        value={typed.date}
        onChange={(date) => setTyped({ ...typed, date })}
        error={fault ? t(fault) : null}
        help={t('expectedHelp')}
        className="min-w-0 flex-1"
      />
      <TextField
        label={t('at')}
        type="time"
        value={typed.time}
        onChange={(time) => setTyped({ ...typed, time })}
        className="w-32 flex-none"
      />
    </div>
  );
}
