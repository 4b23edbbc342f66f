'use client';
import { useTranslations } from 'use-intl';
import type { ProblemChoices, ProblemReport } from '#domain/problem/report';
import type { Known } from './acts';

export const KNOWN_FIELDS = [
  ...(['title', 'description', 'ownerId', 'categoryId', 'siteId', 'whys'] as const),
  ...(['cause', 'rootCause', 'workaround'] as const),
] satisfies readonly (keyof Known)[];
export type KnownField = (typeof KNOWN_FIELDS)[number];

interface MeanwhileProps {
  /** what somebody else wrote first */
  fields: readonly KnownField[];
  report: ProblemReport;
  choices: ProblemChoices;
}

/** What others wrote down while somebody was typing: both stand there, and whoever saves again has read it. */
export function Meanwhile({ fields, report, choices }: MeanwhileProps) {
  const t = useTranslations('problems');
  const { categories, sites } = choices;
  const words: Record<KnownField, string> = {
    ...{ title: report.title, description: report.description, whys: report.whys.join(' · ') },
    ...{
      rootCause: report.rootCause,
      workaround: report.workaround,
      cause: t(`causes.${report.cause ?? 'none'}`),
    },
    ownerId: report.ownerId ? (report.names[report.ownerId] ?? t('task.unknown')) : '',
    categoryId: categories.find(({ id }) => id === report.categoryId)?.name ?? '',
    siteId: sites.find(({ id }) => id === report.siteId)?.name ?? '',
  };
  return (
    <div role="alert" className="rounded-group bg-warn-soft p-3">
      <p className="font-medium text-warn">{t('meanwhile.said')}</p>
      <dl>
        {fields.map((field) => (
          <div key={field} className="mt-1.5">
            <dt className="text-xs text-ink-2">{t(`meanwhile.${field}`)}</dt>
            <dd dir="auto" className="wrap-anywhere">
              {words[field] || t('meanwhile.nothing')}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
