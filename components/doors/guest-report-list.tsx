'use client';
import { CircleAlert, CircleCheck, MailCheck, Smartphone } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { forgetReport, type GuestDraft, type KeptGuestReport } from '#client/platform/guest-store';
import { Button } from '#components/ui/button';

interface GuestReportListProps {
  reports: readonly KeptGuestReport[];
  /** they outlive this page */
  isKept: boolean;
  /** its text comes back into the form */
  onChange: (uid: string, draft: GuestDraft) => void;
}

const ICONS = {
  here: <Smartphone />,
  mail: <MailCheck />,
  opened: <CircleCheck />,
  gone: <CircleAlert />,
  refused: <CircleAlert />,
  off: <CircleAlert />,
} as const satisfies Record<KeptGuestReport['state'], unknown>;

/** What was reported from this browser, and where each of it is: nothing here says more than is known. */
export function GuestReportList({ reports, isKept, onChange }: GuestReportListProps) {
  const t = useTranslations('guest');
  return (
    <div role="status" aria-label={t('reports')}>
      {reports.length === 0 ? null : (
        <ul className="mb-7 flex flex-col gap-3">
          {reports.map((report) => (
            <One key={report.uid} report={report} isKept={isKept} onChange={onChange} />
          ))}
        </ul>
      )}
    </div>
  );
}

function One({
  report,
  isKept,
  onChange,
}: { report: KeptGuestReport } & Pick<GuestReportListProps, 'isKept' | 'onChange'>) {
  const t = useTranslations('guest');
  const { state, tag, email, number, draft, uid } = report;
  const about = () => {
    if (state === 'here' && report.notBefore > 0) return t('state.slowText');
    if (state === 'here' && !isKept) return t('state.fleetingText');
    return t(`state.${state}Text`, { email });
  };
  const isStuck = state !== 'here' && draft !== null;
  return (
    <li className="rounded-group bg-fill px-4 py-3.5 forced-colors:border">
      <p className="flex items-start gap-2 text-base font-semibold [&>.lucide]:mt-0.5 [&>.lucide]:size-5 [&>.lucide]:flex-none">
        {ICONS[state]}
        <span>{t(`state.${state}`, { number: number ?? '' })}</span>
      </p>
      <p className="mt-1 text-sm text-pretty text-ink-2 wrap-anywhere">{about()}</p>
      {draft ? (
        <p className="mt-2 line-clamp-3 text-sm wrap-anywhere whitespace-pre-wrap">
          <bdi>{draft.text}</bdi>
        </p>
      ) : null}
      <p className="mt-1 text-sm text-ink-3">{t('label', { tag })}</p>
      <div className="-mx-2 mt-1 flex flex-wrap gap-2">
        {isStuck ? (
          <Button tone="text" size="sm" onPress={() => onChange(uid, draft)}>
            {t('change')}
          </Button>
        ) : null}
        <Button tone="text" size="sm" onPress={() => forgetReport(uid)}>
          {t('forget')}
        </Button>
      </div>
    </li>
  );
}
