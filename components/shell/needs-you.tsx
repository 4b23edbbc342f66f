'use client';
import { Copy, MessageSquarePlus, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { mutate } from '#client/live/mutate';
import { dismiss, type OutboxItem } from '#client/live/outbox';
import { tryAgain } from '#client/live/outbox-acts';
import { useTicket } from '#client/live/ticket';
import { AskTwice } from '#components/ui/ask-twice';
import { Button, ButtonLink } from '#components/ui/button';
import { showToast } from '#components/ui/toast';
import { isStaff } from '#domain/access/roles';
import { mayNote } from '#domain/ticket/actions';
import { useMe } from './actor';
import { copyText } from './copy-text';
import { intentText, wordCount } from './intent-text';
import { useRefusalWords } from './refusal-words';
import { useNumberWords } from './ticket-no';

/**
 * One change the server did not take: why, what was written, and what can be done with it. The text stands here until
 * the person discards it, and is asked twice.
 */
export function NeedsYou({ item }: { item: OutboxItem }) {
  const t = useTranslations('settle');
  const why = useRefusalWords();
  const found = useTicket(item.ticketId);
  const isRequest = item.name === 'request.submit';
  const [asks, setAsks] = useState(false);
  const text = intentText(item.args);
  const ticket = found.state === 'ready' ? found.ticket : undefined;
  const keptAsNote = item.name === 'ticket.resolve' && item.result?.code === 'illegal_state';

  const copy = async () => {
    showToast({ text: (await copyText(text)) ? t('needs.copied') : t('needs.notCopied') });
  };
  const again = async () => {
    const answer = await tryAgain(item);
    if (!answer.ok) showToast({ text: t('needs.stillNot') });
  };
  return (
    <>
      <p className="text-base text-ink-2">
        {isRequest && item.result?.code !== 'forbidden'
          ? t('refusal.request')
          : why(item.result, ticket?.state)}{' '}
        {text ? (keptAsNote ? t('refusal.keptAsNote') : t('refusal.kept', { words: wordCount(text) })) : null}
      </p>
      {text ? (
        <blockquote
          aria-label={t('needs.yourText')}
          dir="auto"
          className="mt-2 max-h-40 overflow-y-auto rounded-btn bg-surface px-3 py-2.5 text-base whitespace-pre-wrap text-ink"
        >
          {text}
        </blockquote>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {isRequest ? (
          <ButtonLink size="sm" tone="primary" href={`/app/catalog/${item.args.itemId}?refused=${item.uid}`}>
            {t('needs.fillIn')}
          </ButtonLink>
        ) : text && !keptAsNote ? (
          <AddAnyway item={item} text={text} />
        ) : null}
        {mayPassNow(item) && !isRequest ? (
          <Button size="sm" tone="ghost" icon={<RotateCcw />} onPress={() => void again()}>
            {t('needs.again')}
          </Button>
        ) : null}
        {text ? (
          <Button size="sm" tone="ghost" icon={<Copy />} onPress={() => void copy()}>
            {t('needs.copy')}
          </Button>
        ) : null}
        <Button size="sm" tone="ghost" onPress={() => setAsks(true)}>
          {t('needs.dismiss')}
        </Button>
      </div>
      <AskTwice
        isOpen={asks}
        onClose={() => setAsks(false)}
        first={{
          title: t('needs.askTitle', { words: wordCount(text) }),
          text: t('needs.askText'),
          confirm: t('needs.dismiss'),
        }}
        second={{ title: t('needs.againTitle'), text: t('needs.againText'), confirm: t('needs.dismiss') }}
        keep={t('needs.askKeep')}
        onConfirm={() => void dismiss(item.uid)}
      />
    </>
  );
}

/** Reasons that can be gone by now: a right, a newer version, a fault of the server, the report it belongs to. */
const PASSING = ['forbidden', 'unknown_mutation', 'failed', 'held', 'invalid', 'not_found'];
const mayPassNow = ({ result }: OutboxItem): boolean => PASSING.includes(result?.code ?? '');

/** The text goes onto the ticket after all: as a note of staff, as a message of everybody else. */
function AddAnyway({ item, text }: { item: OutboxItem; text: string }) {
  const t = useTranslations('settle.needs');
  const { actor } = useMe();
  const number = useNumberWords();
  const busy = useRef(false);
  const found = useTicket(item.ticketId);
  if (found.state !== 'ready' || item.name === 'ticket.report') return null;
  const { ticket } = found;
  const asNote = isStaff(actor.role) && mayNote(actor, ticket);

  const add = async () => {
    if (busy.current) return;
    busy.current = true;
    const args = { ticketId: ticket.id, body: text };
    const ends = { refused: item.uid };
    const answer = asNote ? await mutate.noteTicket(args, ends) : await mutate.commentTicket(args, ends);
    busy.current = false;
    if (!answer.ok) return;
    showToast({ text: t('added', { number: number(ticket) }) });
  };
  return (
    <Button size="sm" tone="primary" icon={<MessageSquarePlus />} onPress={() => void add()}>
      {asNote ? t('addNote') : t('addMessage')}
    </Button>
  );
}
