'use client';
import { useTranslations } from 'use-intl';
import { useAssetsById } from '#client/live/assets';
import { useNames } from '#components/shell/names';
import { Group, GroupRow } from '#components/ui/group';
import { When } from '#components/ui/when';
import type { AssetEntry } from '#domain/asset/asset';
import type { AssetRow } from '#sync/views/asset';

/** What was done with it last, the newest first. */
export function HistorySection({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets');
  return (
    <Group title={t('history')}>
      {asset.log.map((entry) => (
        <Line key={`${entry.at} ${entry.act} ${entry.otherId ?? ''}`} entry={entry} />
      ))}
    </Group>
  );
}

function Line({ entry }: { entry: AssetEntry }) {
  const t = useTranslations('assets.acts');
  const fields = useFieldNames();
  const names = useNames();
  const other = useAssetsById(entry.otherId ? [entry.otherId] : []) ?? [];
  const about = [other[0]?.name ?? '', fields(entry.fields ?? [])].filter(Boolean).join(', ');
  return (
    <GroupRow
      title={
        <>
          {t(entry.act)}
          {about ? <bdi className="text-ink-2">: {about}</bdi> : null}
        </>
      }
      detail={
        <>
          <bdi>{names(entry.byId)}</bdi>, <When at={entry.at} />
        </>
      }
    />
  );
}

/** Fields in words, as the form calls them. */
function useFieldNames(): (fields: readonly string[]) => string {
  const t = useTranslations('assets.facts');
  const words: Readonly<Record<string, string>> = {
    ...{ tag: t('tag'), name: t('name'), classId: t('class'), state: t('state'), teamId: t('team') },
    ...{ ownerId: t('owner'), userId: t('user'), siteId: t('site'), place: t('place'), model: t('model') },
    ...{ serial: t('serial'), supplier: t('supplier'), purchasedOn: t('purchasedOn') },
    ...{ warrantyUntil: t('warrantyUntil'), costCents: t('cost'), currency: t('currency') },
    ...{ servesSiteIds: t('serves'), attributes: t('title'), notes: t('notes') },
  };
  return (fields) => fields.flatMap((field) => words[field] ?? []).join(', ');
}
