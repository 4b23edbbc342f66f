'use client';
import { CalendarCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import type { Role } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { ChangeRow } from '#sync/views/change';
import { useDeskSend } from '../use-desk-send';
import type { ActDoor } from '../view';
import { AgendaItem } from './agenda-item';

interface AgendaScreenProps {
  items: readonly { change: ChangeRow; seen: string }[];
  names: Readonly<Record<Id, string>>;
  me: { id: Id; role: Role };
  act: ActDoor;
}

/** What waits for a decision, each with all that is to be known of it, and one's own word right there. */
export function AgendaScreen({ items, names, me, act }: AgendaScreenProps) {
  const t = useTranslations('changes.agenda');
  const send = useDeskSend(act);
  if (items.length === 0)
    return (
      <EmptyState icon={<CalendarCheck />} title={t('none')} className="flex-1">
        {t('noneText')}
      </EmptyState>
    );
  return (
    <div className="px-4 py-4 text-sm desk:px-6">
      <p className="text-ink-2">{t('lead', { n: items.length })}</p>
      <ol className="divide-y divide-line">
        {items.map(({ change, seen }) => (
          <AgendaItem
            key={change.id}
            {...{ change, seen, me, send }}
            name={(id) => (id ? (names[id] ?? '') : '')}
          />
        ))}
      </ol>
    </div>
  );
}
