'use client';
import { CircleCheck, CircleSlash, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PersonState } from '#domain/settings/shapes';

const SIGNS = { active: <CircleCheck />, disabled: <CircleSlash />, waiting: <Hourglass /> };

/** Whether somebody can come in, with a sign and a word. */
export function PersonStateWord({ state }: { state: PersonState }) {
  const t = useTranslations('settings.list.states');
  const look = state === 'waiting' ? 'text-warn' : state === 'disabled' ? 'text-ink-3' : 'text-ink-2';
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle font-medium [&_.lucide]:size-4 ${look}`}>
      {SIGNS[state]}
      {t(state)}
    </span>
  );
}
