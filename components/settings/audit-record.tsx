'use client';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SectionHeading } from '#components/ui/section-heading';
import { When } from '#components/ui/when';
import type { AuditSide, AuditRecord as Told } from '#domain/settings/shapes';
import { useAuditWords } from './audit-words';

/** One record an act wrote: each field that changed, as it was and as it is. */
export function AuditRecord({ record }: { record: Told }) {
  const t = useTranslations('settings.audit');
  const words = useAuditWords();
  const { kind, id, made, fields } = record;
  return (
    <section>
      <SectionHeading level={3}>
        {kind === null ? t('changed') : t(made ? 'recordMade' : 'recordChanged', { kind: words.kind(kind) })}
      </SectionHeading>
      {id ? <p className="code text-xs break-all text-ink-3">{id}</p> : null}
      <dl className="divide-y divide-line text-sm">
        {fields.map(({ name, from, to }) => (
          <div key={name} className="py-1.75">
            <dt className="code text-xs break-all text-ink-3">{name}</dt>
            <dd className="flex flex-wrap items-baseline gap-x-2">
              {made ? null : (
                <>
                  <Side side={from} label={t('before')} faded />
                  <ArrowRight className="size-3.5 flex-none self-center text-ink-3 rtl:rotate-180" />
                </>
              )}
              <Side side={to} label={t('after')} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Side({ side, label, faded }: { side: AuditSide | null; label: string; faded?: boolean }) {
  return (
    <span className={`min-w-0 wrap-anywhere ${faded || side === null ? 'text-ink-3' : ''}`}>
      <span className="sr-only">{label}: </span>
      <SideText side={side} />
    </span>
  );
}

function SideText({ side }: { side: AuditSide | null }) {
  const t = useTranslations('settings.audit');
  if (side === null) return t('nothing');
  switch (side.kind) {
    case 'text':
      return side.name === null ? (
        <bdi className="code">{side.text}</bdi>
      ) : (
        <>
          <bdi>{side.name}</bdi> <span className="code text-xs text-ink-3">{side.text}</span>
        </>
      );
    case 'instant':
      return <When at={side.at} />;
    case 'digest':
      return (
        <>
          {t('long', { n: side.chars })} <span className="code text-xs">{side.sha256}</span>
        </>
      );
    case 'secret':
      return t('secret');
  }
}
