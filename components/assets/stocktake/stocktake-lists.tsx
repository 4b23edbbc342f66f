'use client';
import { CircleCheck, CircleHelp, MapPin, PackageSearch, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePlaceWords } from '#components/shell/names';
import { Button } from '#components/ui/button';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import type { Counted } from '#domain/asset/stocktake';
import type { AssetRow } from '#sync/views/asset';
import type { TakesStock } from './use-stocktake';

/** Lines of a list that are shown. */
const SHOWN = 50;

interface ListsProps {
  count: Counted<AssetRow>;
  takes: Pick<TakesStock, 'putHere' | 'remove'>;
}

/** What is elsewhere by what is said, what nobody knows, what is still to be found, and what was. */
export function StocktakeLists({ count, takes }: ListsProps) {
  const t = useTranslations('stocktake');
  const place = usePlaceWords();
  const remove = (assetId: string, tag: string) => (
    <IconButton
      icon={<X />}
      label={t('remove', { tag })}
      onPress={() => takes.remove(assetId)}
      className="-my-2 -me-3"
    />
  );
  return (
    <>
      {count.moved.length > 0 ? (
        <Group title={t('moved')} end={<Count n={count.moved.length} />}>
          {count.moved.map(({ scanned, asset }) => (
            <GroupRow
              key={scanned.assetId}
              icon={<MapPin />}
              title={<bdi className="font-medium">{asset?.name ?? scanned.tag}</bdi>}
              detail={
                <Detail tag={scanned.tag} where={scanned.putHere ? t('here') : asset ? place(asset) : ''} />
              }
              end={remove(scanned.assetId, scanned.tag)}
              below={
                <Button
                  size="sm"
                  className="mt-2"
                  onPress={() => takes.putHere(scanned.assetId, !scanned.putHere)}
                >
                  {t(scanned.putHere ? 'putBack' : 'putHere')}
                </Button>
              }
            />
          ))}
        </Group>
      ) : null}
      {count.unknown.length > 0 ? (
        <Group title={t('unknown')} end={<Count n={count.unknown.length} />}>
          <GroupBlock className="text-sm text-ink-3">{t('unknownAbout')}</GroupBlock>
          {count.unknown.map(({ assetId, tag }) => (
            <GroupRow
              key={assetId}
              icon={<CircleHelp />}
              title={<span className="font-code">{tag}</span>}
              end={remove(assetId, tag)}
            />
          ))}
        </Group>
      ) : null}
      <AssetGroup
        title={t('missing')}
        none={t('none.missing')}
        rows={count.missing}
        icon={<PackageSearch />}
      />
      <AssetGroup
        title={t('found')}
        none={t('none.found')}
        rows={count.found}
        icon={<CircleCheck />}
        end={(row) => remove(row.id, row.tag)}
      />
    </>
  );
}

const Count = ({ n }: { n: number }) => <span className="num text-sm text-ink-3">{n}</span>;

const Detail = ({ tag, where }: { tag: string; where: string }) => (
  <>
    <span className="font-code">{tag}</span>
    {where ? ' · ' : ''}
    <bdi>{where}</bdi>
  </>
);

interface AssetGroupProps {
  title: string;
  none: string;
  rows: readonly AssetRow[];
  icon: ReactNode;
  end?: (row: AssetRow) => ReactNode;
}

function AssetGroup({ title, none, rows, icon, end }: AssetGroupProps) {
  const t = useTranslations('stocktake');
  return (
    <Group title={title} end={<Count n={rows.length} />}>
      {rows.length === 0 ? <GroupBlock className="text-base text-ink-3">{none}</GroupBlock> : null}
      {rows.slice(0, SHOWN).map((row) => (
        <GroupRow
          key={row.id}
          icon={icon}
          title={<bdi className="font-medium">{row.name}</bdi>}
          detail={<Detail tag={row.tag} where={row.place ?? ''} />}
          end={end?.(row)}
        />
      ))}
      {rows.length > SHOWN ? (
        <GroupBlock className="text-sm text-ink-3">{t('more', { n: rows.length - SHOWN })}</GroupBlock>
      ) : null}
    </Group>
  );
}
