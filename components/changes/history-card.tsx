'use client';
import { useTranslations } from 'use-intl';
import { useTimes } from '#components/ui/when';
import { personOrNobody } from '#domain/access/system';
import type { ChangeEntry, ChangeResult } from '#domain/change/change';
import type { ChangeView } from './view';

/** What was done with it, by whom and when: the newest first. */
export function HistoryCard({ change, name }: Pick<ChangeView, 'change' | 'name'>) {
  const t = useTranslations('changes');
  const times = useTimes();
  const inWords = ({ deed, note }: ChangeEntry): { what: string; said: string } => {
    if (deed === 'edited') {
      const fields = note.split(' ').map((field) => {
        const key = `field.${field}` as 'field.title';
        return t.has(key) ? t(key) : field;
      });
      return { what: t('deed.edited', { note: fields.join(', ') }), said: '' };
    }
    if (deed === 'reviewed')
      return { what: t('deed.reviewed', { note: t(`results.${note as ChangeResult}`) }), said: '' };
    if (
      deed === 'planned' ||
      deed === 'ticked' ||
      deed === 'linked' ||
      deed === 'handedOn' ||
      deed === 'named'
    )
      return { what: t(`deed.${deed}`, { note }), said: '' };
    return { what: t(`deed.${deed}`), said: note };
  };
  return (
    <ol className="flex flex-col gap-2.5">
      {[...change.log].reverse().map((entry, n) => {
        const { what, said } = inWords(entry);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries only ever come in front, and have no ids
          <li key={change.log.length - n}>
            <p className="font-medium wrap-anywhere">{what}</p>
            {said ? (
              <p dir="auto" className="wrap-anywhere">
                {said}
              </p>
            ) : null}
            <p className="num text-sm text-ink-3">
              {t('by', {
                who: personOrNobody(entry.byId) === null ? t('itself') : name(entry.byId) || t('somebody'),
                when: times.now === null ? '' : times.dayClock(entry.at),
              })}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
