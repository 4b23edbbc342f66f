'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { isTyping } from '#components/ui/is-typing';
import type { DayFlow } from '#domain/reports/shapes';
import { FlowChart } from './flow-chart';
import { FlowTable } from './flow-table';
import { Section } from './section';

export interface FlowSectionProps {
  days: readonly DayFlow[];
  /** lists behind the numbers of the table, by date */
  hrefs: Readonly<Record<string, { created: string; resolved: string }>>;
}

/** Created against resolved per day: a chart, and behind the key T the same as a table. */
export function FlowSection({ days, hrefs }: FlowSectionProps) {
  const t = useTranslations('desk.flow');
  const [table, setTable] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 't' && !isTyping(event)) {
        setTable((was) => !was);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const created = days.reduce((sum, day) => sum + day.created, 0);
  const resolved = days.reduce((sum, day) => sum + day.resolved, 0);
  return (
    <Section
      title={t('title')}
      end={
        <>
          {t('sum', { created, resolved })}
          <Button tone="text" size="sm" kbd="T" onPress={() => setTable(!table)}>
            {table ? t('asChart') : t('asTable')}
          </Button>
        </>
      }
      className="border-b border-line"
    >
      {table ? <FlowTable days={days} hrefs={hrefs} /> : <FlowChart days={days} />}
    </Section>
  );
}
