'use client';
import { MousePointerClick } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { later } from '#components/ui/later';
import type { Id } from '#domain/kernel/types';
import { MyWork } from './queue/my-work';

const TicketScreen = later(() => import('./ticket/ticket-screen').then((part) => part.TicketScreen));

/**
 * The list, and the ticket opened from it. On the phone one at a time: the list stays mounted, so that going back
 * paints in the same frame and at the same place. From 1344 px side by side.
 */
export function WorkScreen({ path, ticketId }: { path: string; ticketId: Id | null }) {
  const t = useTranslations('tickets');
  return (
    <div className="flex min-w-0 flex-1">
      <div
        className={`min-w-0 flex-1 bg-surface wide:sticky wide:top-0 wide:flex wide:h-dvh wide:w-101 wide:flex-none wide:overflow-y-auto wide:border-e wide:border-line ${ticketId ? 'hidden' : 'flex flex-col'}`}
      >
        <MyWork path={path} currentId={ticketId} />
      </div>
      <div className={`min-w-0 flex-1 flex-col bg-surface ${ticketId ? 'flex' : 'hidden wide:flex'}`}>
        {ticketId ? (
          <TicketScreen key={ticketId} ticketId={ticketId} />
        ) : (
          <EmptyState icon={<MousePointerClick />} title={t('pick')} className="flex-1">
            {t('pickText')}
          </EmptyState>
        )}
      </div>
    </div>
  );
}
