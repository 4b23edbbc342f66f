'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Td, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { JobListed } from '#domain/settings/shapes';
import { useJobWords } from './job-words';

interface JobRowProps {
  job: JobListed;
  busy: boolean;
  onRetry(): void;
  onGiveUp(): void;
}

/** One message: whom it tells what, how often it was tried, why it did not arrive. */
export function JobRow({ job, busy, onRetry, onGiveUp }: JobRowProps) {
  const t = useTranslations('settings.jobs');
  const words = useJobWords();
  const event = words(job.event);
  const name = job.personName ?? t('nobody');
  const error = job.lastError === null ? '' : printable(job.lastError);
  return (
    <Tr>
      <Td className="font-medium">
        {event}
        <span className="block max-w-48 truncate text-xs font-regular text-ink-3 desk:hidden">{error}</span>
      </Td>
      <Td className="max-w-48 truncate">
        <bdi>{name}</bdi>
      </Td>
      <Td grow className="text-ink-2 max-desk:hidden" title={error}>
        {error}
      </Td>
      <Td align="end" className="text-ink-2">
        {job.attempts}
      </Td>
      <Td align="end" className="text-ink-2 max-desk:hidden">
        <When at={job.state === 'waiting' ? job.runAt : (job.doneAt ?? job.runAt)} />
      </Td>
      <Td align="end" className="text-ink-2 max-desk:hidden">
        <When at={job.createdAt} />
      </Td>
      {job.state === 'done' ? null : (
        <Td align="end">
          <span className="inline-flex gap-1">
            <Button
              tone="text"
              size="sm"
              isDisabled={busy}
              aria-label={t('againOf', { event, name })}
              onPress={onRetry}
            >
              {t('again')}
            </Button>
            <Button
              tone="text"
              size="sm"
              isDisabled={busy}
              aria-label={t('giveUpOf', { event, name })}
              onPress={onGiveUp}
            >
              {t('giveUp')}
            </Button>
          </span>
        </Td>
      )}
    </Tr>
  );
}
