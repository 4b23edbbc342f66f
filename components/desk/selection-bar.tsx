'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { showToast } from '#components/ui/toast';
import { BULK_MAX } from '#domain/reports/shapes';
import { queryText, type TicketQuery } from '#domain/reports/ticket-query';
import { BulkBar } from './bulk-bar';
import { type DeskList, readList } from './use-desk-list';
import type { Selection } from './use-selection';

interface SelectionBarProps {
  selection: Selection;
  list: DeskList;
  query: TicketQuery;
  onAssign(): void;
  onHold(): void;
}

/** The bar of the selected tickets. It can take in the whole list, up to what is done at once. */
export function SelectionBar({ selection, list, query, onAssign, onHold }: SelectionBarProps) {
  const t = useTranslations('desk.select');
  const [isReading, setReading] = useState(false);
  const { total = 0, rows } = list.answer;
  const whole = Math.min(total, BULK_MAX);
  const hasPage = rows.every((row) => selection.chosen.has(row.id));
  const takeAll = async () => {
    setReading(true);
    try {
      const answer = await readList([queryText(query), `size=${BULK_MAX}`].filter(Boolean).join('&'));
      selection.put(answer.rows);
    } catch {
      showToast({ text: t('failed') });
    }
    setReading(false);
  };
  const more =
    hasPage && selection.chosen.size < whole
      ? {
          label: isReading
            ? t('going')
            : total > BULK_MAX
              ? t('first', { n: BULK_MAX })
              : t('all', { n: total }),
          onPress: () => void takeAll(),
        }
      : null;
  return (
    <BulkBar
      count={selection.chosen.size}
      more={more}
      onAssign={onAssign}
      onHold={onHold}
      onClear={selection.clear}
    />
  );
}
