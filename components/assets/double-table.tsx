'use client';
import { useTranslations } from 'use-intl';
import { mergedAsset } from '#domain/asset/merge';
import type { AssetRow } from '#sync/views/asset';
import { type FieldValue, useFieldValues } from './use-field-values';

/** What two assets differ in, side by side: what the one that stays will have stands out, what is lost is struck out. */
export function DoubleTable({ kept, double }: { kept: AssetRow; double: AssetRow }) {
  const t = useTranslations('assetDoubles');
  const valuesOf = useFieldValues();
  const will = { ...kept, ...mergedAsset(kept, double) };
  const [mine, theirs] = [byField(valuesOf(kept)), byField(valuesOf(double))];
  const rows = valuesOf(will).filter(({ field }) => words(mine, field) !== words(theirs, field));
  if (rows.length === 0) return <p className="text-base text-ink-3">{t('alike')}</p>;
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <thead>
        <tr className="text-start text-ink-3">
          <th className="w-1/4 py-2 pe-2 text-start font-regular">{t('field')}</th>
          <th className="py-2 pe-2 text-start font-semibold text-ink wrap-anywhere">
            {t('keptHead', { tag: kept.tag })}
          </th>
          <th className="py-2 text-start font-regular wrap-anywhere">
            {t('doubleHead', { tag: double.tag })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, name, words: result }) => (
          <tr key={field} className="border-t border-line align-top">
            <th scope="row" className="py-2 pe-2 text-start font-regular text-ink-3 wrap-anywhere">
              {name}
            </th>
            <Cell words={words(mine, field)} isHad={words(mine, field) === result} />
            <Cell words={words(theirs, field)} isHad={words(theirs, field) === result} isTaken />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const byField = (values: readonly FieldValue[]) => new Map(values.map((one) => [one.field, one.words]));
const words = (values: ReadonlyMap<string, string>, field: string): string => values.get(field) ?? '';

function Cell({ words: said, isHad, isTaken }: { words: string; isHad: boolean; isTaken?: boolean }) {
  const t = useTranslations('assetDoubles');
  return (
    <td className="py-2 pe-2 wrap-anywhere last:pe-0">
      {said === '' ? (
        <span className="text-ink-3">
          <span aria-hidden>–</span>
          <span className="sr-only">{t('nothing')}</span>
        </span>
      ) : isHad ? (
        <>
          <bdi className="font-semibold">{said}</bdi>
          {isTaken ? <span className="block text-ok">{t('taken')}</span> : null}
        </>
      ) : (
        <>
          <bdi className="text-ink-3 line-through">{said}</bdi>
          <span className="block text-ink-3">{t('lost')}</span>
        </>
      )}
    </td>
  );
}
