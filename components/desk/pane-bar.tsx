'use client';
import { ArrowDown, ArrowUp, ExternalLink, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { AppBar } from '#components/ui/app-bar';
import { IconButton, IconLink } from '#components/ui/icon-button';
import { useDeskPane } from './pane-context';

/** On top of the ticket beside the list: its number, the tickets before and after it, its own page, and the way out. */
export function PaneBar({ title }: { title: ReactNode }) {
  const t = useTranslations('desk.pane');
  const { ticket, previous, next, open, close } = useDeskPane();
  return (
    <AppBar
      start={<span className="ms-2.5 text-sm text-ink-2">{title}</span>}
      className="border-b border-line pe-1.5"
      end={
        <>
          <IconButton
            icon={<ArrowUp />}
            label={t('previous')}
            isDisabled={!previous}
            onPress={() => previous && open(previous)}
          />
          <IconButton
            icon={<ArrowDown />}
            label={t('next')}
            isDisabled={!next}
            onPress={() => next && open(next)}
          />
          {ticket ? (
            <IconLink icon={<ExternalLink />} label={t('whole')} href={`/app/tickets/${ticket}`} />
          ) : null}
          <IconButton icon={<X />} label={t('close')} onPress={close} />
        </>
      }
    />
  );
}
