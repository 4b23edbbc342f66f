'use client';
import { GitCompareArrows } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOpenChanges } from '#client/live/changes';
import { Group, GroupRow } from '#components/ui/group';
import { inChangeWords } from '#components/words/change-words';
import { mayDecideOn } from '#domain/change/may';
import { useMe } from './actor';

/** Changes that wait for this person's word; nothing where there are none. */
export const ChangesToDecide = inChangeWords(ToDecide);

function ToDecide({ className }: { className?: string }) {
  const t = useTranslations('changes');
  const { actor } = useMe();
  const rows = (useOpenChanges() ?? []).filter((row) => mayDecideOn(actor.id, row));
  if (rows.length === 0) return null;
  return (
    <Group title={t('toDecide')} label={t('toDecide')} end={String(rows.length)} className={className}>
      {rows.map(({ id, number, title, type }) => (
        <GroupRow
          key={id}
          icon={<GitCompareArrows />}
          title={title}
          detail={[number, t('typeOf', { type })].filter(Boolean).join(' · ')}
          href={`/app/changes/${id}`}
        />
      ))}
    </Group>
  );
}
