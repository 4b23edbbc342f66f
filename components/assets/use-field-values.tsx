'use client';
import { useTranslations } from 'use-intl';
import { useAssetClasses } from '#client/live/assets';
import { useDirectory } from '#components/shell/directory';
import { useNames, usePlaceWords, useTeamName } from '#components/shell/names';
import { dateWords } from '#components/ui/date-words';
import { DATE_LOCALE } from '#components/ui/when';
import { attributesOf } from '#domain/asset/classes';
import type { AssetRow } from '#sync/views/asset';

/** One thing that is known of an asset: its name, and what it is in words; empty: not said. */
export interface FieldValue {
  field: string;
  name: string;
  words: string;
}

/** Everything that is written down of an asset, in words and in one order. */
export function useFieldValues(): (asset: AssetRow) => FieldValue[] {
  const t = useTranslations('assets');
  const names = useNames();
  const team = useTeamName();
  const place = usePlaceWords();
  const classes = useAssetClasses() ?? new Map();
  const { sites } = useDirectory();
  const day = (text: string | null) => (text ? dateWords(text, 'year') : '');
  return (asset) => {
    const field = (key: string, name: string, words: string | null | undefined): FieldValue => ({
      ...{ field: key, name, words: words ?? '' },
    });
    return [
      field('name', t('facts.name'), asset.name),
      field('classId', t('facts.class'), asset.classId && classes.get(asset.classId)?.name),
      field('state', t('facts.state'), t(`states.${asset.state}`)),
      field('model', t('facts.model'), asset.model),
      field('serial', t('facts.serial'), asset.serial),
      field('where', t('facts.where'), place(asset)),
      ...attributesOf(asset.classId, classes).map((one) =>
        field(`attribute:${one.key}`, one.label, attributeWords(asset.attributes[one.key], one.unit, t)),
      ),
      field('userId', t('facts.user'), asset.userId && names(asset.userId)),
      field('teamId', t('facts.team'), asset.teamId && team(asset.teamId)),
      field('ownerId', t('facts.owner'), asset.ownerId && names(asset.ownerId)),
      field(
        'serves',
        t('facts.serves'),
        asset.servesSiteIds.flatMap((id) => sites?.get(id)?.name ?? []).join(', '),
      ),
      field('supplier', t('facts.supplier'), asset.supplier),
      field('purchasedOn', t('facts.purchasedOn'), day(asset.purchasedOn)),
      field('warrantyUntil', t('facts.warrantyUntil'), day(asset.warrantyUntil)),
      field(
        'cost',
        t('facts.cost'),
        asset.costCents === null ? '' : `${(asset.costCents / 100).toFixed(2)} ${asset.currency ?? ''}`,
      ),
      field('notes', t('facts.notes'), asset.notes),
    ];
  };
}

function attributeWords(
  value: string | number | boolean | undefined,
  unit: string,
  t: (key: 'facts.yes' | 'facts.no') => string,
): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? 'facts.yes' : 'facts.no');
  return typeof value === 'number' ? `${value.toLocaleString(DATE_LOCALE)} ${unit}`.trim() : value;
}
