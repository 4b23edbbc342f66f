'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { checkAnswers } from '#domain/request/answers';
import { answersOf, type Filled, todayHere } from '../filled';
import { FormFields } from '../form-fields';
import { ItemHead } from '../item-head';
import type { ItemFields } from './blank';

/** The form as those who ask see it, to be tried: conditions and faults are those of the app. */
export function FormPreview({ item }: { item: ItemFields }) {
  const t = useTranslations('catalog.build');
  const [filled, setFilled] = useState<Filled>({});
  const { now } = useTimes();
  if (now === null) return null;
  const fields = item.fields.map((field) => ({ ...field, label: field.label || t('unnamed') }));
  const today = todayHere(now);
  return (
    <section
      aria-label={t('preview')}
      className="rounded-group bg-canvas p-4 ring-1 ring-line forced-colors:border"
    >
      <p className="pb-3 text-sm font-semibold text-ink-3 dense:text-xs">{t('preview')}</p>
      <ItemHead item={{ ...item, name: item.name || t('unnamedItem') }} level={2} />
      <div className="mt-4 flex flex-col gap-4">
        <FormFields
          checked={checkAnswers(fields, answersOf(fields, filled), today)}
          filled={filled}
          today={today}
          onAnswer={(id, value) => setFilled({ ...filled, [id]: value })}
        />
      </div>
    </section>
  );
}
