'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useConflicts } from '#client/live/conflicts';
import { useNeedsYou } from '#client/live/outbox';
import { ConflictChoice, useConflictWords } from '#components/shell/conflict-choice';
import { useIntentWords } from '#components/shell/intent-words';
import { NeedsYou } from '#components/shell/needs-you';
import { useNumberWords } from '#components/shell/ticket-no';
import { Banner } from '#components/ui/banner';
import { TextLink } from '#components/ui/link';
import { SettleWords } from '#components/words/settle-words';
import type { TicketRow } from '#sync/views/ticket';

interface NeedsYouBannerProps {
  ticket: TicketRow;
  className?: string;
}

/** What of this ticket needs the person: one at a time, the others are counted. */
export function NeedsYouBanner(props: NeedsYouBannerProps) {
  return (
    <SettleWords>
      <OneBanner {...props} />
    </SettleWords>
  );
}

function OneBanner({ ticket, className }: NeedsYouBannerProps) {
  const t = useTranslations('settle.needs');
  const title = useIntentWords();
  const number = useNumberWords();
  const items = useNeedsYou(ticket.id) ?? [];
  const conflicts = useConflicts(ticket.id) ?? [];
  const others = items.length + conflicts.length - 1;
  const [item] = items;
  const [conflict] = conflicts;
  const more =
    others > 0 ? (
      <p className="mt-3 text-sm">
        <TextLink href="/app/sync">{t('more', { count: others })}</TextLink>
      </p>
    ) : null;
  if (item)
    return (
      <Banner
        tone="warn"
        icon={<TriangleAlert />}
        title={title(item.name, number(ticket), item.args)}
        className={className}
      >
        <NeedsYou key={item.uid} item={item} />
        {more}
      </Banner>
    );
  if (!conflict) return null;
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert />}
      title={<ConflictTitle conflict={conflict} />}
      className={className}
    >
      <ConflictChoice key={`${conflict.uid}/${conflict.field}`} conflict={conflict} />
      {more}
    </Banner>
  );
}

function ConflictTitle({ conflict }: Parameters<typeof ConflictChoice>[0]) {
  const t = useTranslations('settle.conflict');
  return t('title', { field: useConflictWords(conflict).field });
}
