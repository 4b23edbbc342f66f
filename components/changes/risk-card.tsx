'use client';
import { Check, Gauge } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { RISK_MATRIX, riskOf } from '#domain/change/risk';
import type { ChangeRow } from '#sync/views/change';

const TONE = { low: 'text-ok', medium: 'text-warn', high: 'text-danger' } as const;
const CELL = { low: 'bg-ok-mark', medium: 'bg-warn-mark', high: 'bg-danger-solid' } as const;
const STEP = { 1: 'a', 2: 'b', 3: 'c' } as const;
const at = (n: number): 'a' | 'b' | 'c' => STEP[n as 1 | 2 | 3] ?? 'c';

/** How risky it is, where in the matrix that stands, and what raised it. */
export function RiskCard({ change }: { change: Pick<ChangeRow, 'risk' | 'felt'> }) {
  const t = useTranslations('changes');
  const risk = riskOf(change.risk, change.felt);
  if (!risk) return <p className="text-ink-3">{t('noRisk')}</p>;
  const { likelihood, impact, level, raisedFrom } = risk;
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <p className={`flex items-center gap-2 text-md font-semibold ${TONE[level]} [&_.lucide]:size-5`}>
          <Gauge />
          <span>{t(`riskLevel.${level}`)}</span>
        </p>
        <p className="mt-1 text-ink-2">
          {t('riskText', {
            likelihood: t(`likelihoodWord.${at(likelihood)}`),
            impact: t(`impactWord.${at(impact)}`),
          })}{' '}
          {raisedFrom ? t('raised', { from: t(`riskLevel.${raisedFrom}`).toLowerCase() }) : null}
        </p>
        {change.felt ? (
          <p className="num mt-1 text-ink-3">
            {t('felt', { services: change.felt.services, people: change.felt.people })}
          </p>
        ) : null}
      </div>
      <div className="flex-none">
        <div
          role="img"
          aria-label={t('matrix', {
            ...{ likelihood: String(likelihood), impact: String(impact) },
            level: t(`riskLevel.${level}`),
          })}
          className="grid w-32 grid-cols-3 gap-1"
        >
          {[...RISK_MATRIX].reverse().map((row, y) =>
            row.map((_, x) => {
              const on = 3 - y === likelihood && x + 1 === impact;
              return (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a matrix are their places
                  key={`${y}/${x}`}
                  className={`grid h-7 place-items-center rounded-tag text-on-accent forced-colors:border ${on ? CELL[level] : 'bg-fill'}`}
                >
                  {on ? <Check className="size-4" aria-hidden /> : null}
                </span>
              );
            }),
          )}
        </div>
        <dl aria-hidden className="num mt-1 text-xs text-ink-3">
          <div className="flex justify-between">
            <dt>{t('impact')}</dt>
            <dd>{t('of3', { n: String(impact) })}</dd>
          </div>
          <div className="flex justify-between">
            <dt>{t('likelihood')}</dt>
            <dd>{t('of3', { n: String(likelihood) })}</dd>
          </div>
        </dl>
      </div>
    </div>
  );
}
