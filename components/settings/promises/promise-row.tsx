'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#components/ui/icon-button';
import type { PromiseSetting } from '#domain/settings/shapes';
import { RowName } from '../parts';
import { conditionWords, type Names, termsWords } from './promise-words';

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
  const row = useRef<HTMLLIElement>(null);
  const pressed = useRef<string | null>(null);
  // The browser lets go of a row that is put elsewhere: the keyboard stays with it.
  useEffect(() => {
    if (place === null || pressed.current === null) return;
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])];
    const same = buttons.find((one) => one.getAttribute('aria-label') === pressed.current);
    (same && !same.disabled ? same : buttons[0])?.focus();
    pressed.current = null;
  }, [place]);
  const move = (by: -1 | 1) => {
    if (onMove(by)) pressed.current = document.activeElement?.getAttribute('aria-label') ?? '';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || by === null || place === null) return;
    event.preventDefault();
    move(by);
  };
  const { name } = promise;
  return (
    <li
      ref={row}
      onKeyDown={onKeyDown}
      className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line px-4 py-1.5 text-sm desk:grid-cols-[1.25rem_minmax(0,2fr)_minmax(0,3fr)_auto] desk:items-center desk:px-6 desk:py-1"
    >
      <span className="num pt-3 text-end text-ink-3 desk:pt-0" aria-hidden>
        {place}
      </span>
      <div className="min-w-0 pb-1.5 desk:pb-0">
        <span className="sr-only">{place === null ? '' : t('place', { n: place })}</span>
        <RowName onPress={onShow}>
          <bdi>{name}</bdi>
        </RowName>
        <p className="text-pretty text-ink-3 desk:-mt-2 desk:pb-1.5">{conditionWords(promise, names, t)}</p>
        <p className="mt-0.5 text-pretty text-ink-2 desk:hidden">{termsWords(promise, names.calendars, t)}</p>
      </div>
      <p className="text-pretty text-ink-2 max-desk:hidden">{termsWords(promise, names.calendars, t)}</p>
      <span className="flex flex-none max-desk:-me-2.5">
        {place === null ? null : (
          <>
            <IconButton
              icon={<ArrowUp />}
              label={t('up', { name })}
              isDisabled={place === 1}
              onPress={() => move(-1)}
            />
            <IconButton
              icon={<ArrowDown />}
              label={t('down', { name })}
              isDisabled={place === of}
              onPress={() => move(1)}
            />
          </>
        )}
      </span>
    </li>
  );
}
