'use client';
import { Unlink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type MutateAnswer, mutate } from '#client/live/mutate';
import { useTies } from '#client/live/ties';
import { Link } from '#components/shell/link';
import { TicketNo } from '#components/shell/ticket-no';
import { IconButton } from '#components/ui/icon-button';
import { SectionHeading } from '#components/ui/section-heading';
import { showToast } from '#components/ui/toast';
import { SheetWords } from '#components/words/sheet-words';
import type { TicketRow } from '#sync/views/ticket';
import { useRefusedWords } from '../parts/refused-words';
import { StateWords } from '../parts/state-words';

/** The tickets this one is tied to, each a step away. Nothing while there are none. */
export function TiesSection(props: { ticket: TicketRow; className?: string }) {
  return (
    <SheetWords>
      <Ties {...props} />
    </SheetWords>
  );
}

function Ties({ ticket, className }: { ticket: TicketRow; className?: string }) {
  const t = useTranslations('tickets.ties');
  const ties = useTies(ticket);
  if (!ties) return null;
  const { parent, children, original, duplicates, related, elsewhere } = ties;
  const ticketId = ticket.id;
  if (!parent && !original && children.length + duplicates.length + related.length + elsewhere === 0)
    return null;
  return (
    <section className={className}>
      <SectionHeading className="pb-1">{t('title')}</SectionHeading>
      <ul className="divide-y divide-line">
        {parent ? (
          <Tie how={t('partOf')} to={parent} untie={() => mutate.setParent({ ticketId, parentId: null })} />
        ) : null}
        {original ? <Tie how={t('sameAs')} to={original} /> : null}
        {children.map((row) => (
          <Tie
            key={row.id}
            how={t('part')}
            to={row}
            untie={() => mutate.setParent({ ticketId: row.id, parentId: null })}
          />
        ))}
        {duplicates.map((row) => (
          <Tie key={row.id} how={t('toldTwice')} to={row} />
        ))}
        {related.map((row) => (
          <Tie
            key={row.id}
            how={t('related')}
            to={row}
            untie={() => mutate.relateTickets({ ticketId, otherId: row.id, related: false })}
          />
        ))}
      </ul>
      {elsewhere > 0 ? (
        <p className="py-2 text-sm text-ink-3">{t('elsewhere', { count: elsewhere })}</p>
      ) : null}
    </section>
  );
}

function Tie({ how, to, untie }: { how: string; to: TicketRow; untie?: () => Promise<MutateAnswer> }) {
  const t = useTranslations('tickets.ties');
  const refused = useRefusedWords();
  const cut = async () => {
    const answer = await untie?.();
    if (answer && !answer.ok) showToast({ text: refused(answer.error, to.state) });
  };
  return (
    <li className="flex items-center gap-1">
      <Link
        href={`/app/tickets/${to.id}`}
        className="min-w-0 flex-1 rounded-tag py-2.5 text-base outline-offset-0 data-hovered:bg-fill dense:py-2 dense:text-sm"
      >
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-3 dense:text-xs">
          <span>{how}</span>
          <TicketNo ticket={to} />
          <StateWords state={to.state} />
        </span>
        <span dir="auto" className="line-clamp-2 font-medium">
          {to.title}
        </span>
      </Link>
      {untie ? <IconButton icon={<Unlink />} label={t('untie')} onPress={() => void cut()} /> : null}
    </li>
  );
}
