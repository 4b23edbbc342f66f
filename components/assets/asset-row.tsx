'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAssetClasses } from '#client/live/assets';
import { usePlaceWords } from '#components/shell/names';
import { GroupRow } from '#components/ui/group';
import type { AssetRow } from '#sync/views/asset';
import { ClassPicture } from './class-icon';

/** A line of a list: what it is, its tag and where it stands. */
export function AssetLine({ asset, end }: { asset: AssetRow; end?: ReactNode }) {
  const t = useTranslations('assets.states');
  const classes = useAssetClasses();
  const place = usePlaceWords();
  const unusual = asset.state === 'in_use' ? '' : t(asset.state);
  const where = [unusual, place(asset)].filter(Boolean).join(', ');
  return (
    <GroupRow
      icon={<ClassPicture icon={asset.classId ? classes?.get(asset.classId)?.icon : undefined} />}
      title={<bdi className="font-medium">{asset.name}</bdi>}
      detail={
        <>
          {asset.name === asset.tag ? null : <span className="font-code">{asset.tag}</span>}
          {asset.name !== asset.tag && where ? ' · ' : ''}
          <bdi>{where}</bdi>
        </>
      }
      end={end}
      href={`/app/assets/${asset.id}`}
    />
  );
}
