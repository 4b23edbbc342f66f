'use client';
import { Siren } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useAnnounced } from '#client/live/known';
import { useMe } from '#components/shell/actor';
import { QuietNote } from '#components/ui/banner';
import { inMajorWords } from '#components/words/major-words';
import { mayDeclare } from '#domain/major/major';
import type { TicketRow } from '#sync/views/ticket';

/** What is resolved and who is told with a major incident. */
export const WithMajor = inMajorWords(With);

function With({ ticket, parts }: { ticket: TicketRow; parts: number }) {
  const t = useTranslations('major');
  const { actor } = useMe();
  const announced = useAnnounced(ticket.id);
  const isPublished = announced?.overAt === null && mayDeclare(actor, ticket);
  return (
    <QuietNote icon={<Siren />}>
      {t('withIt', { parts, people: ticket.major?.affected ?? 0, published: isPublished ? 'yes' : 'no' })}
    </QuietNote>
  );
}
