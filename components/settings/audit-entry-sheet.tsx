'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Fact, Facts } from '#components/ui/facts';
import { SectionHeading } from '#components/ui/section-heading';
import { Sheet } from '#components/ui/sheet';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { AuditListed, AuditValues } from '#domain/settings/shapes';
import { AuditRecord } from './audit-record';
import { AuditSubjectLink } from './audit-subject';
import { useAuditWords } from './audit-words';

export type ValuesDoor = (asked: { auditId: number }) => Promise<Answer<AuditValues>>;

interface AuditEntrySheetProps {
  /** null: closed */
  entry: AuditListed | null;
  values: ValuesDoor;
  onClose(): void;
}

/** One entry, whole: both instants, its place in the chain, what changed, and the values. */
export function AuditEntrySheet({ entry, values, onClose }: AuditEntrySheetProps) {
  const t = useTranslations('settings.audit');
  const words = useAuditWords();
  const [kept, setKept] = useState(entry);
  if (entry && entry !== kept) setKept(entry);
  return (
    <Sheet
      isOpen={entry !== null}
      onClose={onClose}
      title={kept ? printable(words.action(kept.action)) : t('entry')}
      tall
    >
      {kept ? (
        <div key={kept.id} className="flex flex-col gap-6">
          <Facts>
            <Fact name={t('who')}>
              <bdi>{printable(words.actor(kept))}</bdi>
            </Fact>
            {kept.subject ? (
              <Fact name={t('about')}>
                <AuditSubjectLink subject={kept.subject} />
              </Fact>
            ) : null}
            <Fact name={t('where')}>{words.channel(kept.channel)}</Fact>
            <Fact name={t('happened')}>
              <When at={kept.occurredAt} />
            </Fact>
            <Fact name={t('received')}>
              <When at={kept.receivedAt} />
            </Fact>
            <Fact name={t('place')}>
              <span className="num">{kept.chainNo ?? t('notChained')}</span>
            </Fact>
          </Facts>
          <Values id={kept.id} door={values} />
        </div>
      ) : null}
    </Sheet>
  );
}

function Values({ id, door }: { id: number; door: ValuesDoor }) {
  const t = useTranslations('settings');
  const [said, setSaid] = useState<AuditValues | 'failed' | null>(null);
  useEffect(() => {
    let here = true;
    void ask(door({ auditId: id })).then((answer) => {
      if (here) setSaid(answer.ok ? answer.data : 'failed');
    });
    return () => {
      here = false;
    };
  }, [id, door]);
  if (said === null || said === 'failed')
    return (
      <div aria-busy={said === null}>
        {said === null ? null : (
          <p role="alert" className="text-sm text-danger">
            {t('failed.unavailable')}
          </p>
        )}
      </div>
    );
  const { records, more, lines } = said;
  return (
    <>
      {records.map((record) => (
        <AuditRecord key={`${record.kind}/${record.id}`} record={record} />
      ))}
      {more > 0 ? <p className="text-sm text-ink-3">{t('audit.more', { n: more })}</p> : null}
      {lines.length > 0 || records.length === 0 ? <Lines lines={lines} /> : null}
    </>
  );
}

function Lines({ lines }: Pick<AuditValues, 'lines'>) {
  const t = useTranslations('settings.audit');
  return (
    <section>
      <SectionHeading level={3}>{t('values')}</SectionHeading>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-3">{t('noValues')}</p>
      ) : (
        <dl className="divide-y divide-line text-sm">
          {lines.map(({ name, text }) => (
            <div key={name} className="py-1.75">
              <dt className="code text-xs break-all text-ink-3">{name}</dt>
              <dd dir="auto" className="code wrap-anywhere">
                {text}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
