'use client';
import { Info } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Search } from '#client/live/search';
import { Meter } from '#components/ui/meter';

/** What is to be said before what was found: what was not understood, and what is not searched yet. */
export function SearchNotes({
  answer,
  progress,
}: {
  answer: NonNullable<Search['answer']>;
  progress: Search['progress'];
}) {
  const t = useTranslations('search');
  const notes = [
    ...answer.notUnderstood.map(({ token, why }) => t(`notUnderstood.${why}`, { token })),
    ...answer.meansNothing.flatMap((filter) =>
      'name' in filter ? t(`meansNothing.${filter.field}`, { name: filter.name }) : [],
    ),
  ];
  return (
    <div className="flex flex-col gap-1.5 px-gutter pt-1 empty:hidden">
      {notes.map((note) => (
        <p
          key={note}
          className="flex items-start gap-1.5 text-sm text-ink-2 [&_.lucide]:mt-0.5 [&_.lucide]:size-3.5"
        >
          <Info />
          <bdi>{note}</bdi>
        </p>
      ))}
      {progress.ready ? null : (
        <div className="pt-1">
          <p className="text-sm text-ink-3">
            {t('indexing', progress)}. {t('indexingText')}
          </p>
          {progress.total > 0 ? (
            <Meter
              label={t('indexing', progress)}
              value={progress.done}
              max={progress.total}
              valueText={`${progress.done} / ${progress.total}`}
              className="mt-1.5"
            />
          ) : null}
        </div>
      )}
    </div>
  );
}
