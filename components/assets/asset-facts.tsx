'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAssetClasses } from '#client/live/assets';
import { useDirectory } from '#components/shell/directory';
import { useNames, usePlaceWords, useTeamName } from '#components/shell/names';
import { dateWords } from '#components/ui/date-words';
import { Fact, Facts } from '#components/ui/facts';
import { Group } from '#components/ui/group';
import { DATE_LOCALE, useTimes } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import { type Attribute, attributesOf } from '#domain/asset/classes';
import type { AssetRow } from '#sync/views/asset';

/** What is written down of it; what nobody said is left out. */
export function AssetFacts({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets.facts');
  const names = useNames();
  const team = useTeamName();
  const place = usePlaceWords()(asset);
  const classes = useAssetClasses() ?? new Map();
  const { sites } = useDirectory();
  const { now } = useTimes();
  const attributes = attributesOf(asset.classId, classes).filter(
    ({ key }) => asset.attributes[key] !== undefined,
  );
  const code = (text: string) => <span className="font-code wrap-anywhere">{text}</span>;
  const fact = (name: string, value: ReactNode) =>
    value ? (
      <Fact key={name} name={name}>
        {value}
      </Fact>
    ) : null;
  const isPast = (day: string) => now !== null && Date.parse(day) + 86_400_000 <= now;
  const serves = asset.servesSiteIds.map((id) => sites?.get(id)?.name).filter(Boolean);
  return (
    <Group title={t('title')}>
      <Facts className="px-4 py-0.5">
        {fact(t('model'), asset.model && code(asset.model))}
        {fact(t('serial'), asset.serial && code(asset.serial))}
        {fact(
          t('where'),
          place ? <bdi>{place}</bdi> : <span className="font-regular text-ink-3">{t('nowhere')}</span>,
        )}
        {attributes.map((one) => fact(one.label, <AttributeValue attribute={one} asset={asset} />))}
        {fact(t('user'), asset.userId && <bdi>{names(asset.userId)}</bdi>)}
        {fact(t('serves'), serves.length > 0 && <bdi>{serves.join(', ')}</bdi>)}
        {fact(t('team'), asset.teamId && team(asset.teamId))}
        {fact(t('owner'), asset.ownerId && <bdi>{names(asset.ownerId)}</bdi>)}
        {fact(t('supplier'), asset.supplier && <bdi>{asset.supplier}</bdi>)}
        {fact(t('purchasedOn'), asset.purchasedOn && dateWords(asset.purchasedOn, 'year'))}
        {fact(
          t('warrantyUntil'),
          asset.warrantyUntil &&
            t(isPast(asset.warrantyUntil) ? 'warrantyOver' : 'warrantyTo', {
              day: dateWords(asset.warrantyUntil, 'year'),
            }),
        )}
        {fact(
          t('cost'),
          asset.costCents !== null && asset.currency && moneyWords(asset.costCents, asset.currency),
        )}
        {fact(t('notes'), asset.notes && <WrittenText>{asset.notes}</WrittenText>)}
      </Facts>
    </Group>
  );
}

/** "249.00 EUR" in the reader's way. */
function moneyWords(cents: number, currency: string): string {
  return new Intl.NumberFormat(DATE_LOCALE, { style: 'currency', currency, currencyDisplay: 'code' }).format(
    cents / 100,
  );
}

function AttributeValue({ attribute, asset }: { attribute: Attribute; asset: AssetRow }) {
  const t = useTranslations('assets.facts');
  const value = asset.attributes[attribute.key];
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (attribute.kind === 'date' && typeof value === 'string') return dateWords(value, 'year');
  if (typeof value === 'number') return `${value.toLocaleString(DATE_LOCALE)} ${attribute.unit}`.trim();
  return <bdi>{value}</bdi>;
}
