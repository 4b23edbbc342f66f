'use client';
import { MailCheck, MailQuestion, MailWarning } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner, QuietNote } from '#components/ui/banner';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { MailboxState as State } from '#domain/settings/shapes';

/** Whether mails come in at all, when the mailbox was last read, and what went wrong. */
export function MailboxState({ state }: { state: State }) {
  const t = useTranslations('settings.mail.box');
  const isFetched = state.kind === 'fetched';
  const read =
    isFetched && state.readAt !== null
      ? t.rich('readAt', { when: () => <When key="read" at={state.readAt ?? 0} as="ago" /> })
      : t('neverRead');
  if (isFetched && state.fault)
    return (
      <Banner
        tone="warn"
        icon={<MailWarning />}
        title={t(`faults.${state.fault}`, { address: state.address })}
      >
        <p>
          {t.rich('failedAt', { when: () => <When key="failed" at={state.failedAt ?? 0} /> })} {read}
        </p>
        {state.text ? (
          <p className="mt-1 text-sm wrap-anywhere">{t('said', { text: printable(state.text) })}</p>
        ) : null}
      </Banner>
    );
  if (state.kind === 'none') return <QuietNote icon={<MailQuestion />}>{t('none')}</QuietNote>;
  return (
    <QuietNote icon={<MailCheck />}>
      {t(state.kind, { address: state.address })} {isFetched ? read : null}
    </QuietNote>
  );
}
