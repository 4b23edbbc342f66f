'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Segmented } from '#components/ui/segmented';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { CSV_OUTCOMES, type CsvOutcome, type CsvRowResult } from '#domain/asset/csv';
import type { ImportState } from './use-import';

/** Rows that are shown of one sort. */
const SHOWN = 200;

/** What came of each row, or would: what changes, and what is wrong beside its cell. */
export function ImportResult({ state }: { state: ImportState }) {
  const t = useTranslations('assetFiles');
  const [chosen, setChosen] = useState<CsvOutcome | null>(null);
  const { counts, results, told } = state;
  if (!counts || !told) return null;
  const shown = CSV_OUTCOMES.filter(
    (one) => one !== 'unchanged' && results.some(({ outcome }) => outcome === one),
  );
  const outcome = shown.find((one) => one === chosen) ?? shown.at(-1);
  const rows = results.filter((one) => one.outcome === outcome);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{t(told === 'dry' ? 'tried' : 'done')}</h2>
      <p role="status" className="num text-base text-ink-2">
        {CSV_OUTCOMES.map((one) => t(`outcomes.${one}`, { n: counts[one] })).join(', ')}
      </p>
      {outcome ? (
        <>
          {shown.length > 1 ? (
            <Segmented
              label={t('show')}
              value={outcome}
              onChange={setChosen}
              options={shown.map((id) => ({ id, label: t(`outcome.${id}`), count: counts[id] }))}
            />
          ) : null}
          <Table label={t(`outcome.${outcome}`)}>
            <THead>
              <Th>{t('row')}</Th>
              <Th>{t('tag')}</Th>
              <Th>{t('cells')}</Th>
            </THead>
            <tbody>
              {rows.slice(0, SHOWN).map((one) => (
                <Tr key={one.row}>
                  <Td className="num align-top">{one.row}</Td>
                  <Td className="align-top font-code">{one.tag}</Td>
                  <Td grow className="align-top whitespace-normal">
                    <Cells result={one} />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
          {rows.length > SHOWN ? (
            <p className="text-sm text-ink-3">{t('first', { n: SHOWN, of: rows.length })}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function Cells({ result }: { result: CsvRowResult }) {
  const t = useTranslations('assetFiles');
  if (result.outcome === 'new') return <bdi>{result.name}</bdi>;
  if (result.outcome === 'changed')
    return (
      <ul className="wrap-anywhere">
        {result.changes.map(({ column, from, to }) => (
          <li key={column}>{t('change', { column, from: from || t('empty'), to: to || t('empty') })}</li>
        ))}
      </ul>
    );
  return (
    <ul className="wrap-anywhere">
      {result.faults.map(({ column, fault, value }) => (
        <li key={`${column} ${fault} ${value}`}>
          <span className="font-semibold">{column || t('wholeRow')}</span>
          {value ? <bdi className="font-code"> “{value}”</bdi> : null}{' '}
          <span className="text-danger">{t(`faults.${fault}`)}</span>
        </li>
      ))}
    </ul>
  );
}
