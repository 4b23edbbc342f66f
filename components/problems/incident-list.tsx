'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { TextLink } from '#components/ui/link';
import { When } from '#components/ui/when';
import type { SeenIncident } from '#domain/problem/report';

const FEW = 5;

/** Incidents behind something, the newest first; a few until more are asked for. */
export function IncidentList({
  incidents,
  onUnlink,
}: {
  incidents: readonly SeenIncident[];
  onUnlink?: (ticketId: string) => void;
}) {
  const t = useTranslations('problems');
  const [all, setAll] = useState(false);
  if (incidents.length === 0) return <p className="text-ink-3">{t('noTickets')}</p>;
  const shown = all ? incidents : incidents.slice(0, FEW);
  return (
    <>
      <ul>
        {shown.map(({ id, number, title, createdAt }) => (
          <li key={id} className="flex min-h-11 items-center gap-3 border-b border-line last:border-b-0">
            <TextLink href={`/app/tickets/${id}`} className="min-w-0 flex-1 py-1.5">
              <span className="num text-ink-3">{number}</span>{' '}
              <bdi className="line-clamp-2 wrap-anywhere">{title}</bdi>
            </TextLink>
            <When at={createdAt} as="day" className="flex-none text-xs text-ink-3" />
            {onUnlink ? (
              <Button size="sm" tone="text" onPress={() => onUnlink(id)}>
                {t('unlink')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < incidents.length ? (
        <Button size="sm" tone="text" className="-ms-3" onPress={() => setAll(true)}>
          {t('more', { n: incidents.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}
