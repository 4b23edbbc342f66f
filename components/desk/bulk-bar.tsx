'use client';
import { CirclePause, UserRoundPlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { Hint } from '#components/ui/hint';

export interface BulkBarProps {
  count: number;
  /** choosing more than this page; null: there is no more */
  more: { label: string; onPress(): void } | null;
  onAssign(): void;
  /** undefined: this is no place for it */
  onHold?(): void;
  onClear(): void;
}

const act =
  'flex h-11 items-center gap-2 rounded-ctl px-2.5 -outline-offset-2 outline-on-toast data-hovered:bg-on-toast/12 data-pressed:bg-on-toast/20 dense:h-8.5 [&_.lucide]:size-4.5';

/** What can be done with the selected tickets, above the line of keys. Names each key. */
export function BulkBar({ count, more, onAssign, onHold, onClear }: BulkBarProps) {
  const t = useTranslations('desk.select');
  return (
    <div className="pointer-events-none sticky bottom-[calc(env(safe-area-inset-bottom)+4rem)] z-20 flex justify-center px-3 pb-4 desk:bottom-9">
      <div
        role="toolbar"
        aria-label={t('bar')}
        className="pointer-events-auto flex flex-wrap items-center gap-x-1 rounded-group bg-toast py-1.5 ps-4 pe-2 text-sm font-medium text-on-toast shadow-float forced-colors:border"
      >
        <span className="num me-2 font-semibold">{t('selected', { n: count })}</span>
        {more ? (
          <Button className={`${act} underline underline-offset-2`} onPress={more.onPress}>
            {more.label}
          </Button>
        ) : null}
        <Button className={act} onPress={onAssign}>
          <UserRoundPlus />
          {t('assign')}
          <Key>A</Key>
        </Button>
        {onHold ? (
          <Button className={act} onPress={onHold}>
            <CirclePause />
            {t('hold')}
            <Key>H</Key>
          </Button>
        ) : null}
        <Hint label={t('clear')} kbd="Esc">
          <Button aria-label={t('clear')} className={act} onPress={onClear}>
            <X />
          </Button>
        </Hint>
      </div>
    </div>
  );
}

function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="hidden h-4.5 min-w-4.5 place-items-center rounded-[4px] px-1 font-sans text-[0.6875rem]/none ring-1 ring-on-toast/40 ring-inset pointer-fine:inline-grid">
      {children}
    </kbd>
  );
}
