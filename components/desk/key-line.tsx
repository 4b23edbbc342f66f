'use client';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { Kbd } from '#components/ui/kbd';

/** The line that names the keys, and how much of the list is on screen. */
export function KeyLine({
  shown,
  total,
  onHelp,
}: {
  shown: number;
  total: number | undefined;
  onHelp(): void;
}) {
  const t = useTranslations('desk.keys');
  const list = useTranslations('desk.list');
  return (
    <div className="sticky bottom-0 z-10 hidden h-9 items-center gap-5 border-t border-line bg-surface px-6 text-xs text-ink-3 desk:flex">
      <Key keys={['J', 'K']}>{t('move')}</Key>
      <Key keys={['X']}>{t('select')}</Key>
      <Key keys={['/']}>{t('search')}</Key>
      <Key keys={['A']}>{t('assign')}</Key>
      <Button onPress={onHelp} className="rounded-tag data-hovered:text-ink">
        <Key keys={['?']}>{t('all')}</Key>
      </Button>
      {total === undefined ? null : <span className="num ms-auto">{list('range', { n: shown, total })}</span>}
    </div>
  );
}

function Key({ keys, children }: { keys: string[]; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
