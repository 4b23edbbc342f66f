'use client';
import { CircleHelp, CircleSlash, PackageX, Wrench } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useAssetClasses } from '#client/live/assets';
import { useMe } from '#components/shell/actor';
import { useNames } from '#components/shell/names';
import { Banner } from '#components/ui/banner';
import { ButtonLink } from '#components/ui/button';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import type { AssetState } from '#domain/asset/asset';
import type { AssetRow } from '#sync/views/asset';

const STATE_ICONS: Partial<Record<AssetState, typeof Wrench>> = {
  in_repair: Wrench,
  missing: PackageX,
  retired: CircleSlash,
  disposed: CircleSlash,
};

/** Tag, class and name, how it stands, and when somebody last stood before it. */
export function AssetHead({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets');
  const names = useNames();
  const times = useTimes();
  const { actor } = useMe();
  const classes = useAssetClasses();
  const klass = asset.classId ? classes?.get(asset.classId)?.name : undefined;
  const Icon = STATE_ICONS[asset.state];
  const { seenAt, seenById } = asset;
  const found = asset.provisional ? (asset.log.at(-1)?.at ?? asset.createdAt) : null;
  return (
    <header>
      <p className="text-sm text-ink-3">
        <span className="font-code">{asset.tag}</span>
        {klass ? <> · {klass}</> : null}
      </p>
      <h1 className="h-page mt-0.5 text-pretty wrap-anywhere">
        <bdi>{asset.name}</bdi>
      </h1>
      {asset.state === 'in_use' ? null : (
        <p
          className={`mt-1.5 flex items-center gap-2 text-md ${asset.state === 'missing' ? 'text-warn' : 'text-ink-2'}`}
        >
          {Icon ? <Icon className="size-5" /> : null}
          {t(`states.${asset.state}`)}
        </p>
      )}
      {seenAt === null || seenById === null ? null : (
        <p className="mt-1 text-sm text-ink-3">
          {t('seen', { when: times.dayClock(seenAt), name: names(seenById) })}
        </p>
      )}
      {found === null ? null : (
        <Banner tone="warn" icon={<CircleHelp />} title={t('provisional')} className="mt-4">
          <p>{t('provisionalText', { when: times.dayClock(found) })}</p>
          {can(actor.role, 'asset.manage') ? (
            <ButtonLink tone="ghost" size="sm" href={`/app/assets/${asset.id}/edit`} className="mt-3">
              {t('writeDown')}
            </ButtonLink>
          ) : null}
        </Banner>
      )}
    </header>
  );
}
