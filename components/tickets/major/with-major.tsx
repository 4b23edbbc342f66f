'use client';
import { Siren } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { QuietNote } from '#components/ui/banner';
import { inMajorWords } from '#components/words/major-words';
import type { TicketRow } from '#sync/views/ticket';

/** What is resolved and who is told with a major incident. */
export const WithMajor = inMajorWords(With);

function With({ ticket, parts }: { ticket: TicketRow; parts: number }) {
  const t = useTranslations('major');
  return (
    <QuietNote icon={<Siren />}>{t('withIt', { parts, people: ticket.major?.affected ?? 0 })}</QuietNote>
  );
}
