'use client';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Meter } from '#components/ui/meter';
import { TextField } from '#components/ui/text-field';
import { type Finding, type RangeDoor, useVerification, type VerifyDoor } from './use-verification';

/** Says whether the chain of the audit, or a range of it, is as it was written, and where it first is not. */
export function VerifyChain({ range, door }: { range: RangeDoor; door: VerifyDoor }) {
  const t = useTranslations('settings.audit');
  const { finding, start } = useVerification({ range, verify: door });
  const [bounds, setBounds] = useState({ from: '', to: '' });
  const going = finding?.kind === 'going';
  const wrong = (field: 'from' | 'to'): string | null => {
    if (finding?.kind !== 'no-range' || finding.at.field !== field) return null;
    const key = `rangeFaults.${finding.at.fault}` as 'rangeFaults.form';
    return t.has(key) ? t(key) : t('rangeFaults.form');
  };
  const verify = (event: FormEvent) => {
    event.preventDefault();
    if (!going) void start(bounds.from, bounds.to);
  };
  return (
    <div className="flex flex-col gap-3 border-b border-line px-4 py-3 desk:px-6">
      <form className="flex flex-wrap items-start gap-x-3 gap-y-2 text-sm" onSubmit={verify}>
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            label={t(field === 'from' ? 'rangeFrom' : 'rangeTo')}
            placeholder={t(field === 'from' ? 'rangeFirst' : 'rangeLast')}
            value={bounds[field]}
            onChange={(text) => setBounds({ ...bounds, [field]: text })}
            error={wrong(field)}
            maxLength={20}
            autoComplete="off"
            className="w-36 desk:w-44"
          />
        ))}
        {/* Beside the boxes, below the line of their labels, whatever stands beneath them. */}
        <Button type="submit" icon={<ShieldCheck />} isDisabled={going} className="mt-6">
          {t('verify')}
        </Button>
      </form>
      <Said finding={finding} />
    </div>
  );
}

function Said({ finding }: { finding: Finding | null }) {
  const t = useTranslations('settings.audit');
  return (
    <>
      <p role="status" className="num text-sm font-medium empty:hidden">
        {finding?.kind === 'going' ? t('verifying', { no: finding.no, of: finding.of }) : null}
        {finding?.kind === 'whole' ? <Holds>{t('whole', { n: finding.n })}</Holds> : null}
        {finding?.kind === 'part' ? (
          <Holds>{t('part', { first: finding.first, last: finding.last })}</Holds>
        ) : null}
      </p>
      {finding?.kind === 'going' ? (
        <Meter
          label={t('verify')}
          value={Math.max(0, finding.no - finding.first + 1)}
          max={Math.max(0, finding.of - finding.first + 1)}
          className="max-w-100"
        />
      ) : null}
      {finding?.kind === 'broken' ? (
        <Banner
          tone="warn"
          icon={<TriangleAlert />}
          title={t(`broken.${finding.fault.what}`, { no: finding.fault.chainNo })}
        >
          {t(finding.first === 1 ? 'brokenText' : 'brokenPartText', { first: finding.first })}
        </Banner>
      ) : null}
      {finding?.kind === 'failed' ? (
        <p role="alert" className="text-sm text-danger">
          {t('verifyFailed')}
        </p>
      ) : null}
    </>
  );
}

const Holds = ({ children }: { children: string }) => (
  <span className="inline-flex items-center gap-1.5 text-ok">
    <ShieldCheck className="size-4" />
    {children}
  </span>
);
