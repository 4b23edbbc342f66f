'use client';
import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select';
import {
  type Cell,
  IMPACTS,
  PRIORITIES,
  type PriorityMatrix,
  priorityOf,
  URGENCIES,
  type WholeMatrix,
  withCell,
} from '#domain/priority/matrix';

interface MatrixGridProps {
  matrix: PriorityMatrix;
  /** the cell that breaks the rule */
  weaker: Cell | null;
  onChange(matrix: WholeMatrix): void;
}

/** Three by three choices: a row says who is affected, a column whether they can work. */
export function MatrixGrid({ matrix, weaker, onChange }: MatrixGridProps) {
  const t = useTranslations('settings.priorities');
  const options = PRIORITIES.map((n) => ({ id: String(n) as '1', label: t('option', { n }) }));
  return (
    <table aria-label={t('matrix')} className="-ms-2 w-full border-separate border-spacing-2 text-sm">
      <thead>
        <tr>
          <td />
          {URGENCIES.map((urgency) => (
            <th key={urgency} scope="col" className="text-start text-xs font-medium text-ink-3">
              {t(`urgencies.${urgency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {IMPACTS.map((impact) => (
          <tr key={impact}>
            <th scope="row" className="pe-3 text-start font-medium whitespace-nowrap text-ink-2">
              {t(`impacts.${impact}`)}
            </th>
            {URGENCIES.map((urgency) => (
              <td key={urgency} className="w-1/4">
                <Select
                  hideLabel
                  label={t('cell', { impact: t(`impacts.${impact}`), urgency: t(`urgencies.${urgency}`) })}
                  value={String(priorityOf(impact, urgency, matrix)) as '1'}
                  onChange={(value) => {
                    const chosen = PRIORITIES.find((one) => String(one) === value);
                    if (chosen) onChange(withCell(matrix, { impact, urgency }, chosen));
                  }}
                  options={options}
                  error={weaker?.impact === impact && weaker.urgency === urgency ? ' ' : null}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
