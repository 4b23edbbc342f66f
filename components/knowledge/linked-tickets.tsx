'use client';
import { Link2, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { bringTicket, useTicketsOnServer } from '#client/live/find-tickets';
import { enqueueAct } from '#client/live/mutate';
import { useTicketsById } from '#client/live/search';
import { useTicketChoice } from '#client/live/ties';
import { useMe } from '#components/shell/actor';
import { useSync } from '#components/shell/sync-facts';
import { TicketNo, useNumberWords } from '#components/shell/ticket-no';
import { Button } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { IconButton } from '#components/ui/icon-button';
import { TextLink } from '#components/ui/link';
import { SectionHeading } from '#components/ui/section-heading';
import { Sheet } from '#components/ui/sheet';
import { showToast } from '#components/ui/toast';
import { can } from '#domain/access/capabilities';
import type { Id } from '#domain/kernel/types';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import type { ArticleRow } from '#sync/views/article';

const NO_TICKET = '';

/** Tickets an article comes from or helped with, as far as they are on this device; more can be added, and taken off. */
export function LinkedTickets({ article }: { article: ArticleRow }) {
  const t = useTranslations('knowledge.links');
  const number = useNumberWords();
  const tickets = useTicketsById(article.ticketIds) ?? [];
  const [isOpen, setOpen] = useState(false);
  const unlink = async (ticketId: Id, name: string) => {
    const answer = await enqueueAct('article.link', { articleId: article.id, ticketId, linked: false });
    showToast({ text: t(answer.ok ? 'unlinked' : 'failed', { number: name }) });
  };
  return (
    <section className="mt-8 border-t border-line pt-5" aria-label={t('title')}>
      <SectionHeading>{t('title')}</SectionHeading>
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.id} className="flex min-h-11 items-center gap-1 text-base">
            <span className="min-w-0 flex-1">
              <TextLink href={`/app/tickets/${ticket.id}`}>
                <TicketNo ticket={ticket} />
              </TextLink>{' '}
              <bdi className="text-ink-2">{ticket.title}</bdi>
            </span>
            <IconButton
              icon={<X />}
              label={t('unlink', { number: number(ticket) })}
              onPress={() => void unlink(ticket.id, number(ticket))}
            />
          </li>
        ))}
      </ul>
      {article.ticketIds.length < ARTICLE_LIMITS.tickets ? (
        <Button tone="text" icon={<Plus />} onPress={() => setOpen(true)}>
          {t('add')}
        </Button>
      ) : null}
      {isOpen ? <LinkSheet article={article} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function LinkSheet({ article, onClose }: { article: ArticleRow; onClose: () => void }) {
  const t = useTranslations('knowledge.links');
  const number = useNumberWords();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ id: Id; label: string } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const online = useSync((sync) => sync.online && !sync.signedOut);
  const asksServer = can(useMe().actor.role, 'desk.read') && online;
  const here = useTicketChoice(chosen ? '' : text, NO_TICKET) ?? [];
  const there = useTicketsOnServer(asksServer && !chosen ? text : null);
  const known = new Set([...article.ticketIds, ...here.map(({ id }) => id)]);
  const options = [
    ...here.filter(({ id }) => !article.ticketIds.includes(id)),
    ...there.rows.filter(({ id }) => !known.has(id)),
  ].map((row) => ({ id: row.id, label: `${number(row)} ${row.title}` }));
  const shown = chosen && !options.some(({ id }) => id === chosen.id) ? [chosen, ...options] : options;
  const link = async () => {
    if (!chosen) return setFault(t('need'));
    if (!(await bringTicket(chosen.id).catch(() => false))) return setFault(t('away'));
    const answer = await enqueueAct('article.link', {
      ...{ articleId: article.id, ticketId: chosen.id, linked: true },
    });
    if (!answer.ok) {
      const isSecret = answer.error !== 'storage' && answer.error.detail.field === 'ticketId';
      return setFault(t(isSecret ? 'confidential' : 'failed'));
    }
    showToast({ text: t('linked'), icon: <Link2 /> });
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('add')}
      footer={
        <Button tone="primary" block icon={<Link2 />} onPress={() => void link()}>
          {t('link')}
        </Button>
      }
    >
      <ComboBox
        label={t('ticket')}
        value={chosen?.id ?? null}
        onChange={(id) => {
          const one = shown.find((option) => option.id === id);
          if (!one) return;
          setFault(null);
          setChosen({ id: one.id, label: one.label });
          setText(one.label);
        }}
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed);
          setChosen((now) => (now && now.label !== typed ? null : now));
        }}
        options={shown}
        error={fault}
        help={t(asksServer ? 'helpAll' : 'help')}
      />
    </Sheet>
  );
}
