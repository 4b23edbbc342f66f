'use client';
import { Copy, ExternalLink, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OutboxItem } from '#client/live/outbox';
import { amendItem, countWith, takeBackItem } from '#client/live/outbox-acts';
import { copyText } from '#components/shell/copy-text';
import { intentText, textField, wordCount } from '#components/shell/intent-text';
import { rootAddress } from '#components/shell/root-address';
import { AskTwice } from '#components/ui/ask-twice';
import { Button, ButtonLink } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import { TextArea } from '#components/ui/text-area';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { useSizeWords } from './sizes';

interface WaitingSheetProps {
  item: OutboxItem;
  title: string;
  number: string;
  isOpen: boolean;
  onClose: () => void;
}

/** One thing that waits to be sent: what was written, and what can still be done with it. */
export function WaitingSheet({ item, title, number, isOpen, onClose }: WaitingSheetProps) {
  const t = useTranslations('settle.item');
  const field = item.isOpen ? textField(item.args) : null;
  const was = intentText(item.args);
  const [text, setText] = useState(was);
  const [error, setError] = useState<string | null>(null);
  const changed = field !== null && text !== was;

  const save = async () => {
    if (!field) return;
    const answer = await amendItem(item, { ...item.args, [field]: text });
    if (answer === 'invalid') return setError(t('empty'));
    if (answer === 'storage') return setError(t('notSaved'));
    showToast({ text: t(answer === 'changed' ? 'saved' : answer === 'sent' ? 'tooLate' : 'gone') });
    if (answer === 'changed') onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      unsaved={changed}
      footer={
        field ? (
          <Button tone="primary" block isDisabled={!changed} onPress={() => void save()}>
            {t('save')}
          </Button>
        ) : undefined
      }
      footnote={t('foot')}
    >
      {field ? (
        <TextArea
          label={t('text')}
          value={text}
          onChange={(value) => {
            setText(value);
            setError(null);
          }}
          error={error}
        />
      ) : was ? (
        <blockquote dir="auto" className="rounded-btn bg-fill px-3.5 py-3 text-base whitespace-pre-wrap">
          {was}
        </blockquote>
      ) : null}
      {item.isOpen ? null : <p className="mt-3 text-base text-ink-2">{t('mayBeThere')}</p>}
      <Facts item={item} />
      <div className="mt-5 flex flex-wrap gap-2">
        <ButtonLink href={rootAddress(item.name, item.ticketId)} size="sm" icon={<ExternalLink />}>
          {t('open', { number })}
        </ButtonLink>
        {was ? <CopyText text={text} /> : null}
        {item.isOpen ? <TakeBack item={item} text={was} onDone={onClose} /> : null}
      </div>
    </Sheet>
  );
}

function Facts({ item }: { item: OutboxItem }) {
  const t = useTranslations('settle.item');
  const times = useTimes();
  const size = useSizeWords();
  const facts = [
    [t('state'), t(item.status === 'sending' ? 'sending' : 'here')],
    [t('made'), times.now === null ? '' : times.dayClock(item.createdAt)],
    [t('size'), size(item.bytes)],
  ];
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-base">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CopyText({ text }: { text: string }) {
  const t = useTranslations('settle');
  const copy = async () => {
    showToast({ text: (await copyText(text)) ? t('needs.copied') : t('needs.notCopied') });
  };
  return (
    <Button size="sm" icon={<Copy />} onPress={() => void copy()}>
      {t('item.copy')}
    </Button>
  );
}

/** Asked twice, with what is lost by name (look.md, Words). */
function TakeBack({ item, text, onDone }: { item: OutboxItem; text: string; onDone: () => void }) {
  const t = useTranslations('settle.item');
  const [asks, setAsks] = useState(false);
  const [count, setCount] = useState(1);
  const take = async () => {
    const answer = await takeBackItem(item.uid);
    if (answer === 'sent') showToast({ text: t('tooLate') });
    else if (answer === 'storage' || answer === 'invalid') showToast({ text: t('notSaved') });
    else onDone();
  };
  return (
    <>
      <Button
        size="sm"
        tone="danger"
        icon={<Undo2 />}
        onPress={() => {
          setAsks(true);
          void countWith(item.uid).then(setCount);
        }}
      >
        {t('takeBack')}
      </Button>
      <AskTwice
        isOpen={asks}
        onClose={() => setAsks(false)}
        first={{
          title: t('askTitle', { words: wordCount(text) }),
          text: t('askText', { count }),
          confirm: t('askDo'),
        }}
        second={{ title: t('againTitle', { count }), text: t('again'), confirm: t('askDoAgain') }}
        keep={t('askKeep')}
        onConfirm={() => void take()}
      />
    </>
  );
}
