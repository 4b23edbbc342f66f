'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { reportAsGuest, useGuestReports } from '#client/platform/guest-reports';
import { forgetReport, type GuestDraft, keepDraft, keptDraft } from '#client/platform/guest-store';
import { Button, ButtonLink } from '#components/ui/button';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { useFields } from '#components/ui/use-fields';
import { mailbox } from '#domain/access/mailbox';
import { personName } from '#domain/access/person-name';
import { GUEST_TEXT_MAX, type GuestField, type GuestThing } from '#domain/guest/report';
import { DoorFrame } from './door-frame';
import { GuestReportList } from './guest-report-list';

interface GuestReportProps {
  tag: string;
  organisation: string | null;
  /** as much as the organisation says of what the label stands on */
  thing: GuestThing | null;
  /** where whoever signs in goes on */
  signIn: string;
}

const EMPTY: GuestDraft = { text: '', name: '', email: '' };

/** Before a label, without an account: what is wrong, and who says so. What was sent is kept here until the desk has it. */
export function GuestReport({ tag, organisation, thing, signIn }: GuestReportProps) {
  const t = useTranslations('guest');
  const { reports, isKept } = useGuestReports();
  const check = (field: GuestField, value: string): string | undefined => {
    if (field === 'text') return value.trim() ? undefined : t('faults.text');
    if (field === 'name')
      return personName(value) ? undefined : t(value.trim() ? 'faults.name' : 'faults.name_missing');
    return mailbox(value) ? undefined : t(value.trim() ? 'faults.email' : 'faults.email_missing');
  };
  const { values, isReady, formProps, props, reset } = useFields({
    start: EMPTY,
    check,
    work: async (draft) => {
      reportAsGuest(tag, draft);
      reset(EMPTY);
      return undefined;
    },
  });
  useKeptDraft(values, reset);
  const change = (uid: string, draft: GuestDraft) => {
    reset(draft);
    forgetReport(uid);
    formProps.ref.current?.querySelector('textarea')?.focus();
  };
  const named = [thing?.klass, thing?.place].filter(Boolean).join(', ');
  return (
    <DoorFrame
      title={t('title')}
      lead={
        <bdi>
          {organisation ? `${t('organisation', { organisation })}. ` : ''}
          {named ? t('known', { tag, thing: named }) : t('lead', { tag })}
        </bdi>
      }
      aside={
        <>
          <h2 className="h-ticket">{t('account')}</h2>
          <p className="mt-2 text-base text-ink-2">{t('accountText')}</p>
          <ButtonLink href={signIn} className="mt-4">
            {t('signIn')}
          </ButtonLink>
        </>
      }
    >
      <GuestReportList reports={reports} isKept={isKept} onChange={change} />
      <form {...formProps} className="flex flex-col gap-4">
        <TextArea
          label={t('text')}
          help={t('textHelp')}
          rows={4}
          maxLength={GUEST_TEXT_MAX}
          {...props('text')}
        />
        <TextField label={t('name')} autoComplete="name" maxLength={120} {...props('name')} />
        <TextField
          label={t('email')}
          help={t('emailHelp')}
          type="email"
          autoComplete="email"
          maxLength={254}
          {...props('email')}
        />
        <Button type="submit" tone="primary" block isDisabled={!isReady}>
          {t('send')}
        </Button>
        <p className="text-center text-sm text-ink-3 desk:text-start">{t('privacy')}</p>
      </form>
    </DoorFrame>
  );
}

/** What is typed outlives the page: a phone may throw it away while somebody looks at something else. */
function useKeptDraft(values: GuestDraft, reset: (next: GuestDraft) => void): void {
  const isBegun = useRef(false);
  const start = useRef(reset);
  useEffect(() => {
    const kept = keptDraft();
    if (kept) start.current({ ...EMPTY, ...kept });
    isBegun.current = true;
  }, []);
  useEffect(() => {
    const isEmpty = Object.values(values).every((value) => value === '');
    if (isBegun.current) keepDraft(isEmpty ? null : values);
  }, [values]);
}
