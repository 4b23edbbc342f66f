'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Td, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { PutAsideAct } from '#domain/settings/sync-health';
import { AuditSubjectLink } from './audit-subject';
import { useAuditWords } from './audit-words';
import { RowName } from './parts';

interface ActRowProps {
  act: PutAsideAct;
  busy: boolean;
  onOpen(): void;
  onRun(): void;
  onGiveBack(): void;
}

/** One failed change: what, whose, on which ticket, how it failed. */
export function ActRow({ act, busy, onOpen, onRun, onGiveBack }: ActRowProps) {
  const t = useTranslations('syncHealth');
  const what = useAuditWords().action(act.name);
  const name = act.person?.name ?? t('nobody');
  const error = printable(act.lastError);
  return (
    <Tr>
      <Td className="max-w-64 max-desk:w-full max-desk:max-w-0">
        <RowName onPress={onOpen}>
          {printable(what)}
          <span className="block truncate text-xs font-regular text-ink-3 desk:hidden">
            <bdi>{name}</bdi>
          </span>
        </RowName>
      </Td>
      <Td className="max-w-48 truncate max-desk:hidden">
        <bdi>{name}</bdi>
      </Td>
      <Td className="max-desk:hidden">
        <AuditSubjectLink
          subject={act.ticket && { kind: 'ticket', id: act.ticket.id, name: act.ticket.number }}
        />
      </Td>
      <Td grow className="text-ink-2 max-desk:hidden" title={error}>
        {error}
      </Td>
      <Td align="end" className="text-ink-2 max-desk:hidden">
        <When at={act.failedAt} />
      </Td>
      <Td align="end">
        <span className="inline-flex gap-1">
          <Button
            tone="text"
            size="sm"
            isDisabled={busy || !act.canRun}
            aria-label={t('runAgainOf', { act: what, name })}
            onPress={onRun}
          >
            {t('runAgain')}
          </Button>
          <Button
            tone="text"
            size="sm"
            isDisabled={busy}
            aria-label={t('giveBackOf', { act: what, name })}
            onPress={onGiveBack}
          >
            {t('giveBack')}
          </Button>
        </span>
      </Td>
    </Tr>
  );
}
