'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOutbox } from '#client/live/outbox';
import { useIntentWords } from '#components/shell/intent-words';
import { NeedsYou } from '#components/shell/needs-you';
import { useNumberWords } from '#components/shell/ticket-no';
import { Banner } from '#components/ui/banner';
import { TextLink } from '#components/ui/link';
import type { TicketRow } from '#sync/views/ticket';

/** What the server did not take of this ticket: one at a time, the others are counted. */
export function NeedsYouBanner({ ticket, className = '' }: { ticket: TicketRow; className?: string }) {
  const t = useTranslations('nav.needs');
  const title = useIntentWords();
  const number = useNumberWords();
  const items = useOutbox()?.filter((item) => item.ticketId === ticket.id && item.status === 'needs_you');
  const [first, ...others] = items ?? [];
  if (!first) return null;
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert />}
      title={title(first.name, number(ticket), first.args)}
      className={className}
    >
      <NeedsYou key={first.uid} item={first} />
      {others.length > 0 ? (
        <p className="mt-3 text-sm">
          <TextLink href="/app/sync">{t('more', { count: others.length })}</TextLink>
        </p>
      ) : null}
    </Banner>
  );
}
