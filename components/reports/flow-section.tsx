'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { isTyping } from '#components/ui/is-typing';
import type { Step } from '#domain/reports/days';
import type { Flow } from '#domain/reports/shapes';
import { FlowChart } from './flow-chart';
import { FlowTable } from './flow-table';
import { Section } from './section';

export interface FlowSectionProps {
  points: readonly Flow[];
  step: Step;
  /** lists behind the numbers of the table, by date */
  hrefs: Readonly<Record<string, { created: string; resolved: string }>>;
}

/** Created against resolved over time: a chart, and behind the key T the same as a table. */
export function FlowSection({ points, step, hrefs }: FlowSectionProps) {
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
  const created = points.reduce((sum, point) => sum + point.created, 0);
  const resolved = points.reduce((sum, point) => sum + point.resolved, 0);
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
      {table ? (
        <FlowTable points={points} step={step} hrefs={hrefs} />
      ) : (
        <FlowChart points={points} step={step} />
      )}
    </Section>
  );
}
