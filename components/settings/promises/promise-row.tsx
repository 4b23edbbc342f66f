'use client';
import { useTranslations } from 'use-intl';
import type { PromiseSetting } from '#domain/settings/shapes';
import { conditionWords } from '../conditions/condition-words';
import { MoveButtons, useMovable } from '../order/movable';
import { RowName } from '../parts';
import { type Names, termsWords } from './promise-words';

interface PromiseRowProps {
  promise: PromiseSetting;
  names: Names;
  /** from 1; null: retired, it has no place */
  place: number | null;
  /** how many there are */
  of: number;
  onShow(): void;
  /** false: it stays where it is */
  onMove(by: -1 | 1): boolean;
}

/** A promise in its order: for which tickets, what, and the way up and down. */
export function PromiseRow({ promise, names, place, of, onShow, onMove }: PromiseRowProps) {
  const t = useTranslations('settings.promises');
  const c = useTranslations('settings.conditions');
  const placed = useTranslations('settings.order');
  const { row, move } = useMovable(place, onMove);
  const { name } = promise;
  return (
    <li
      {...row}
      className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line px-4 py-1.5 text-sm desk:grid-cols-[1.25rem_minmax(0,2fr)_minmax(0,3fr)_auto] desk:items-center desk:px-6 desk:py-1"
    >
      <span className="num pt-3 text-end text-ink-3 desk:pt-0" aria-hidden>
        {place}
      </span>
      <div className="min-w-0 pb-1.5 desk:pb-0">
        <span className="sr-only">{place === null ? '' : placed('place', { n: place })}</span>
        <RowName onPress={onShow}>
          <bdi>{name}</bdi>
        </RowName>
        <p className="text-pretty text-ink-3 desk:-mt-2 desk:pb-1.5">{conditionWords(promise, names, c)}</p>
        <p className="mt-0.5 text-pretty text-ink-2 desk:hidden">{termsWords(promise, names.calendars, t)}</p>
      </div>
      <p className="text-pretty text-ink-2 max-desk:hidden">{termsWords(promise, names.calendars, t)}</p>
      <span className="flex flex-none max-desk:-me-2.5">
        {place === null ? null : <MoveButtons name={name} place={place} of={of} move={move} />}
      </span>
    </li>
  );
}
