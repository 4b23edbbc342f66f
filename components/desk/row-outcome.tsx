'use client';
import { TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import type { Outcome } from './use-assign';

/** What became of an assignment that was not simply carried out, below its row, until it is read and put away. */
export function RowOutcome({
  outcome,
  onAnyway,
  onDismiss,
}: {
  outcome: Outcome;
  onAnyway(outcome: Outcome): void;
  onDismiss(): void;
}) {
  const t = useTranslations('common');
  const { text, next } = outcome;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warn-soft px-4 py-1.5 text-sm desk:px-6">
      <TriangleAlert className="size-4 text-warn" />
      <span className="min-w-0 flex-1 font-medium">{text}</span>
      {next?.kind === 'again' ? (
        <Button tone="secondary" size="sm" onPress={() => onAnyway(outcome)}>
          {next.label}
        </Button>
      ) : null}
      {next?.kind === 'signIn' ? (
        <ButtonLink tone="secondary" size="sm" href="/sign-in">
          {next.label}
        </ButtonLink>
      ) : null}
      <IconButton icon={<X />} label={t('close')} onPress={onDismiss} />
    </div>
  );
}
