'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Fact, Facts } from '#components/ui/facts';
import { SectionHeading } from '#components/ui/section-heading';
import { Sheet } from '#components/ui/sheet';
import { When } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { PutAsideAct } from '#domain/settings/sync-health';
import { AuditSubjectLink } from './audit-subject';
import { useAuditWords } from './audit-words';

type Line = { name: string; text: string };
export type IntentValuesDoor = (asked: { uid: string }) => Promise<Answer<Line[]>>;

interface ActSheetProps {
  /** null: closed */
  act: PutAsideAct | null;
  values: IntentValuesDoor;
  onClose(): void;
}

/** One failed change, whole: its error, and what it wanted. */
export function ActSheet({ act, values, onClose }: ActSheetProps) {
  const t = useTranslations('syncHealth');
  const words = useAuditWords();
  const [kept, setKept] = useState(act);
  if (act && act !== kept) setKept(act);
  return (
    <Sheet
      isOpen={act !== null}
      onClose={onClose}
      title={kept ? printable(words.action(kept.name)) : t('act')}
      tall
    >
      {kept ? (
        <div key={kept.uid} className="flex flex-col gap-6">
          <Facts>
            <Fact name={t('person')}>
              <bdi>{kept.person?.name ?? t('nobody')}</bdi>
            </Fact>
            <Fact name={t('ticket')}>
              <AuditSubjectLink
                subject={kept.ticket && { kind: 'ticket', id: kept.ticket.id, name: kept.ticket.number }}
              />
            </Fact>
            <Fact name={t('failedAt')} detail={t('failures', { n: kept.failures })}>
              <When at={kept.failedAt} />
            </Fact>
            <Fact name={t('error')}>
              <span className="code text-sm wrap-anywhere">{printable(kept.lastError)}</span>
            </Fact>
          </Facts>
          <section>
            <SectionHeading level={3}>{t('values')}</SectionHeading>
            {kept.canRun ? (
              <Values uid={kept.uid} door={values} />
            ) : (
              <p className="text-sm text-ink-3">{t('noValues')}</p>
            )}
          </section>
        </div>
      ) : null}
    </Sheet>
  );
}

function Values({ uid, door }: { uid: string; door: IntentValuesDoor }) {
  const t = useTranslations('syncHealth');
  const [lines, setLines] = useState<Line[] | 'failed' | null>(null);
  useEffect(() => {
    let here = true;
    void ask(door({ uid })).then((answer) => {
      if (here) setLines(answer.ok ? answer.data : 'failed');
    });
    return () => {
      here = false;
    };
  }, [uid, door]);
  if (lines === null) return <div aria-busy className="h-11" />;
  if (lines === 'failed')
    return (
      <p role="alert" className="text-sm text-danger">
        {t('fault.unavailable')}
      </p>
    );
  return (
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
  );
}
