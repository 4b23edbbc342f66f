'use client';
import { MailCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask, type Failure } from '#components/shell/server-answer';
import { Button, ButtonLink } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { EmptyState } from '#components/ui/empty-state';
import { showToast } from '#components/ui/toast';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { KeptMail } from '#domain/settings/shapes';
import { FieldFault } from './field-fault';
import { useAddress } from './use-address';

interface KeptMailsProps {
  mails: readonly KeptMail[];
  /** where the page of older ones begins; null: there are none */
  older: string | null;
  /** it is the page of the newest */
  isFirst: boolean;
  letIn(asked: { id: number; as: 'comment' | 'ticket' }): Promise<Answer<unknown>>;
  discard(asked: { id: number }): Promise<Answer<unknown>>;
}

/** Mails in quarantine, each with why it is there and what can be done about it. */
export function KeptMails({ mails, older, isFirst, letIn, discard }: KeptMailsProps) {
  const t = useTranslations('settings');
  const failure = useMailFailure();
  const { href } = useAddress();
  const router = useRouter();
  const [dropping, setDropping] = useState<KeptMail | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const act = (asking: () => Promise<Answer<unknown>>, said: string) =>
    start(async () => {
      const answer = await ask(asking());
      setFault(answer.ok ? null : failure(answer.error));
      if (answer.ok) showToast({ text: said });
      router.refresh();
    });
  return (
    <>
      <p className="px-4 py-3 text-sm text-ink-3 desk:px-6">{t('mail.about')}</p>
      <div className="px-4 pb-2 empty:hidden desk:px-6">
        <FieldFault>{fault}</FieldFault>
      </div>
      {mails.length === 0 ? (
        <EmptyState
          icon={<MailCheck />}
          title={t(isFirst ? 'mail.none' : 'mail.noneOlder')}
          className="flex-1"
        >
          {t('mail.noneText')}
        </EmptyState>
      ) : (
        <ul aria-label={t('mail.label')} className="flex-1">
          {mails.map((mail) => (
            <MailItem
              key={mail.id}
              mail={mail}
              busy={busy}
              onLetIn={(as) => act(() => letIn({ id: mail.id, as }), t(`mail.letIn.${as}`))}
              onDiscard={() => setDropping(mail)}
            />
          ))}
        </ul>
      )}
      {older || !isFirst ? (
        <nav aria-label={t('pages')} className="flex justify-center gap-2 px-4 py-4">
          {isFirst ? null : (
            <ButtonLink size="sm" href={href({ older: null })}>
              {t('mail.newest')}
            </ButtonLink>
          )}
          {older ? (
            <ButtonLink size="sm" href={href({ older })}>
              {t('mail.older')}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
      <DialogConfirm
        isOpen={dropping !== null}
        onClose={() => setDropping(null)}
        title={t('mail.discardTitle')}
        confirm={t('mail.discard')}
        keep={t('mail.keep')}
        onConfirm={() => dropping && act(() => discard({ id: dropping.id }), t('mail.discarded'))}
      >
        {t('mail.discardText')}
      </DialogConfirm>
    </>
  );
}

/** Why a decision did not count, also what somebody else has decided. */
function useMailFailure(): (failure: Failure) => string {
  const t = useTranslations('settings');
  return ({ code, detail }) => {
    const state = OUTCOMES.find((one) => one === detail?.state);
    if (code === 'illegal_state')
      return state && typeof detail?.by === 'string'
        ? t(`mail.decidedBy.${state}`, { name: `\u2068${detail.by}\u2069` })
        : t('mail.decided');
    return t(code === 'unavailable' ? 'failed.unavailable' : 'mail.refused');
  };
}
const OUTCOMES = ['comment', 'ticket', 'discarded'] as const;

interface MailItemProps {
  mail: KeptMail;
  busy: boolean;
  onLetIn(as: 'comment' | 'ticket'): void;
  onDiscard(): void;
}

function MailItem({ mail, busy, onLetIn, onDiscard }: MailItemProps) {
  const t = useTranslations('settings.mail');
  const subject = printable(mail.subject) || t('noSubject');
  const reason = mail.reason ? t(`reasons.${mail.reason}`) : '';
  return (
    <li className="border-b border-line px-4 py-4 desk:px-6">
      <h2 className="font-medium wrap-anywhere">
        <bdi>{subject}</bdi>
      </h2>
      <p className="text-sm text-ink-2 wrap-anywhere">
        <bdi>{mail.sender ?? t('noSender')}</bdi>
        {mail.personName ? (
          <>
            {' · '}
            <bdi>{mail.personName}</bdi>
          </>
        ) : null}
        {' · '}
        <When at={mail.receivedAt} />
        {mail.ticketNumber ? ` · ${mail.ticketNumber}` : ''}
      </p>
      <p className="mt-1 text-sm text-warn">{reason}</p>
      {mail.senderCheck ? (
        <p className="text-xs text-ink-3 wrap-anywhere">
          {t('check', { said: printable(mail.senderCheck) })}
        </p>
      ) : null}
      <p className="mt-2 max-h-60 overflow-y-auto text-sm whitespace-pre-wrap wrap-anywhere" dir="auto">
        {mail.text}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {mail.ticketNumber ? (
          <Button
            size="sm"
            isDisabled={busy}
            aria-label={t('asCommentOf', { subject })}
            onPress={() => onLetIn('comment')}
          >
            {t('asComment')}
          </Button>
        ) : null}
        <Button
          size="sm"
          isDisabled={busy}
          aria-label={t('asTicketOf', { subject })}
          onPress={() => onLetIn('ticket')}
        >
          {t('asTicket')}
        </Button>
        <Button
          tone="text"
          size="sm"
          isDisabled={busy}
          aria-label={t('discardOf', { subject })}
          onPress={onDiscard}
        >
          {t('discard')}
        </Button>
      </div>
    </li>
  );
}
