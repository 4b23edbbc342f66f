'use client';
import { Archive, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { TextLink } from '#components/ui/link';

/** Whether it is offered, with a sign and a word. */
export function UseWord({ active }: { active: boolean }) {
  const t = useTranslations('settings');
  return (
    <span
      className={`inline-flex items-center gap-1.5 align-middle font-medium ${active ? 'text-ink-2' : 'text-ink-3'}`}
    >
      {active ? <CircleCheck className="size-4" /> : <Archive className="size-4" />}
      {active ? t('inUse') : t('retired')}
    </span>
  );
}

/** The name in a row; pressing it opens the row. */
export function RowName({ onPress, children }: { onPress(): void; children: ReactNode }) {
  return (
    <AriaButton
      onPress={onPress}
      className="inline-block max-w-full truncate py-3 text-start dense:py-2 align-middle font-medium -outline-offset-2 data-hovered:text-accent"
    >
      {children}
    </AriaButton>
  );
}

/** How many are open, leading to them; a plain zero leads nowhere. */
export function OpenLink({ n, href, label }: { n: number; href: string; label: string }) {
  const t = useTranslations('settings');
  if (n === 0) return <span className="text-ink-3">{t('openLink', { n })}</span>;
  return (
    <TextLink href={href} aria-label={`${label}: ${t('openLink', { n })}`}>
      {t('openLink', { n })}
    </TextLink>
  );
}
