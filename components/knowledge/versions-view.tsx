'use client';
import { History } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button, ButtonLink } from '#components/ui/button';
import { Segmented } from '#components/ui/segmented';
import { showToast } from '#components/ui/toast';
import { When } from '#components/ui/when';
import { type DiffLine, diffLines } from '#domain/knowledge/diff';
import type { ArticleReport, ArticleVersion } from '#domain/knowledge/report';

type Restore = (asked: {
  uid: string;
  articleId: string;
  version: number;
}) => Promise<{ ok: true; data: string } | { ok: false }>;

/** Every published text of an article and what changed in it; an earlier one can begin a change. */
export function VersionsView({ report, restore }: { report: ArticleReport; restore: Restore }) {
  const t = useTranslations('knowledge');
  const { counts, versions, reasons } = report;
  const [chosen, setChosen] = useState(versions[0]?.version ?? 0);
  const shown = versions.find(({ version }) => version === chosen);
  const before = versions.find(({ version }) => version === chosen - 1);
  const mayRestore = counts.state === 'published' && chosen < counts.version;
  const uid = useRef<{ version: number; id: string } | null>(null);
  const busy = useRef(false);
  const begin = async () => {
    if (busy.current) return;
    busy.current = true;
    // Asked twice for the same, it is one draft.
    if (uid.current?.version !== chosen) uid.current = { version: chosen, id: newId() };
    const answer = await restore({ uid: uid.current.id, articleId: counts.id, version: chosen }).catch(
      () => ({ ok: false }) as const,
    );
    busy.current = false;
    if (answer.ok) window.location.assign(`/app/knowledge/${answer.data}`);
    else showToast({ text: t('done.refused') });
  };
  return (
    <div className="grid flex-1 grid-cols-1 text-sm desk:grid-cols-[minmax(0,1fr)_19rem]">
      <section aria-label={t('report.versions')} className="min-w-0 px-4 py-5 desk:px-6">
        {shown ? (
          <>
            <div className="flex flex-wrap items-center gap-3">
              {versions.length > 1 && versions.length < 4 ? (
                <Segmented
                  label={t('report.versions')}
                  value={String(chosen)}
                  onChange={(version) => setChosen(Number(version))}
                  options={versions.map(({ version }) => ({
                    id: String(version),
                    label: t('version', { n: String(version) }),
                  }))}
                />
              ) : (
                versions.map(({ version }) => (
                  <Button
                    key={version}
                    size="sm"
                    tone={version === chosen ? 'secondary' : 'text'}
                    aria-pressed={version === chosen}
                    onPress={() => setChosen(version)}
                  >
                    {t('version', { n: String(version) })}
                  </Button>
                ))
              )}
              {mayRestore ? (
                <Button size="sm" icon={<History />} onPress={() => void begin()}>
                  {t('report.restore')}
                </Button>
              ) : null}
            </div>
            <p className="mt-3 text-ink-3">
              <When at={shown.at} /> {shown.by ? t('by', { name: shown.by }) : null}
            </p>
            <Diff of={shown} before={before} />
          </>
        ) : (
          <p className="text-ink-2">{t('report.never')}</p>
        )}
      </section>
      <section
        aria-label={t('report.said')}
        className="min-w-0 border-t border-line px-4 py-5 desk:border-s desk:border-t-0 desk:px-6"
      >
        <ButtonLink href={`/app/knowledge/${counts.id}`} size="sm">
          {t('suggest.open')}
        </ButtonLink>
        <h2 className="mt-5 text-base font-semibold">{t('report.said')}</h2>
        <p className="num mt-1 text-ink-2">
          {t('report.counts', {
            ...{ helpful: counts.helpful, not: counts.notHelpful, solved: counts.solved },
            views: counts.views,
          })}
        </p>
        <h2 className="mt-5 text-base font-semibold">{t('helped.why')}</h2>
        {reasons.length === 0 ? <p className="mt-1 text-ink-3">{t('report.noReasons')}</p> : null}
        <ul>
          {reasons.map(({ id, at, text }) => (
            <li key={id} className="border-b border-line py-2.5 last:border-b-0">
              <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                {text}
              </p>
              <When at={at} as="day" className="text-xs text-ink-3" />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const LOOK: Record<DiffLine['kind'], string> = {
  same: 'text-ink-2',
  gone: 'bg-danger-soft text-danger line-through decoration-1',
  new: 'bg-ok-soft text-ink',
};
const SIGN: Record<DiffLine['kind'], string> = { same: ' ', gone: '−', new: '+' };

/** A text beside the one before it, line by line. The first stands as it is. */
function Diff({ of, before }: { of: ArticleVersion; before: ArticleVersion | undefined }) {
  const t = useTranslations('knowledge.report');
  const lines = useMemo(() => {
    const whole = ({ title, body }: ArticleVersion) => `${title}\n\n${body}`;
    return before
      ? diffLines(whole(before), whole(of))
      : whole(of)
          .split('\n')
          .map((text) => ({ kind: 'same' as const, text }));
  }, [of, before]);
  return (
    <ol className="mt-3 rounded-group border border-line py-2 font-mono text-sm">
      {lines.map(({ kind, text }, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have nothing but their place
          key={at}
          className={`grid grid-cols-[1.25rem_minmax(0,1fr)] px-3 ${LOOK[kind]}`}
        >
          <span aria-hidden className="select-none">
            {SIGN[kind]}
          </span>
          <span dir="auto" className="min-h-5 whitespace-pre-wrap wrap-anywhere">
            {kind === 'same' ? null : <span className="sr-only">{t(kind)} </span>}
            {text}
          </span>
        </li>
      ))}
    </ol>
  );
}
