'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#components/ui/icon-button';

/**
 * A row that is moved by its arrows, and by Alt with the arrow keys.
 * @param place from 1; null: it has none
 * @param onMove false: it stays where it is
 */
export function useMovable(place: number | null, onMove: (by: -1 | 1) => boolean) {
  const ref = useRef<HTMLLIElement>(null);
  const pressed = useRef<string | null>(null);
  // The browser lets go of a row that is put elsewhere: the keyboard stays with it.
  useEffect(() => {
    if (place === null || pressed.current === null) return;
    const buttons = [...(ref.current?.querySelectorAll('button') ?? [])];
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
  return { row: { ref, onKeyDown }, move };
}

interface MoveButtonsProps {
  name: string;
  place: number;
  /** how many there are */
  of: number;
  move(by: -1 | 1): void;
}

/** One up, one down. */
export function MoveButtons({ name, place, of, move }: MoveButtonsProps) {
  const t = useTranslations('settings.order');
  return (
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
  );
}
