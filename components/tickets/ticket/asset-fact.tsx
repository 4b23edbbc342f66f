'use client';
import { useTranslations } from 'use-intl';
import { useAsset } from '#client/live/assets';
import { Fact } from '#components/ui/facts';
import { TextLink } from '#components/ui/link';
import type { Id } from '#domain/kernel/types';

/** What the ticket is about, with the way there. */
export function AssetFact({ assetId }: { assetId: Id }) {
  const t = useTranslations('tickets.facts');
  const found = useAsset(assetId);
  const asset = found.state === 'ready' ? found.asset : null;
  return (
    <Fact name={t('asset')} detail={asset ? <span className="font-code">{asset.tag}</span> : undefined}>
      <TextLink href={`/app/assets/${assetId}`}>
        <bdi>{asset?.name ?? t('assetElsewhere')}</bdi>
      </TextLink>
    </Fact>
  );
}
