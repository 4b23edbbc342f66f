'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { checkAnswers } from '#domain/request/answers';
import { answersOf, type Filled, todayHere } from '../filled';
import { FormFieldInput } from '../form-field';
import { ItemHead } from '../item-head';
import type { ItemFields } from './blank';

/** The form as those who ask see it, to be tried: conditions and faults are those of the app. */
export function FormPreview({ item }: { item: ItemFields }) {
  const t = useTranslations('catalog.build');
  const [filled, setFilled] = useState<Filled>({});
  const { now } = useTimes();
  if (now === null) return null;
  const { asked, faults } = checkAnswers(item.fields, answersOf(item.fields, filled), todayHere(now));
  const isTyped = (id: string) => filled[id] !== undefined && filled[id] !== '';
  return (
    <section
      aria-label={t('preview')}
      className="rounded-group bg-canvas p-4 ring-1 ring-line forced-colors:border"
    >
      <p className="pb-3 text-sm font-semibold text-ink-3 dense:text-xs">{t('preview')}</p>
      <ItemHead item={{ ...item, name: item.name || t('unnamedItem') }} level={2} />
      <div className="mt-4 flex flex-col gap-4">
        {asked.map((field) => (
          <FormFieldInput
            key={field.id}
            field={{ ...field, label: field.label || t('unnamed') }}
            value={filled[field.id]}
            onChange={(value) => setFilled({ ...filled, [field.id]: value })}
            fault={isTyped(field.id) ? faults[field.id] : undefined}
          />
        ))}
      </div>
    </section>
  );
}
