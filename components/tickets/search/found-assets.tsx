'use client';
import { Boxes } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '#components/shell/link';
import { usePlaceWords } from '#components/shell/names';
import { SectionHeading } from '#components/ui/section-heading';
import { inAssetWords } from '#components/words/asset-words';
import type { AssetRow } from '#sync/views/asset';

/** Assets that were found by tag, name, serial number or place: each with how it stands. */
export const FoundAssets = inAssetWords(Found);

function Found({ assets }: { assets: readonly AssetRow[] }) {
  const t = useTranslations('assets');
  const place = usePlaceWords();
  if (assets.length === 0) return null;
  return (
    <section aria-label={t('title')}>
      <SectionHeading className="px-gutter pt-4 pb-1">{t('title')}</SectionHeading>
      <ul>
        {assets.map((asset) => (
          <li key={asset.id} className="not-last:border-b not-last:border-line">
            <Link
              href={`/app/assets/${asset.id}`}
              data-hit
              className="flex min-h-14 items-center gap-3 px-gutter py-2.5 -outline-offset-2 data-hovered:bg-canvas data-pressed:bg-fill [&_.lucide]:size-5 [&_.lucide]:flex-none [&_.lucide]:text-ink-2"
            >
              <Boxes />
              <span className="min-w-0">
                <span className="block text-md font-medium wrap-anywhere">
                  <bdi>{asset.name}</bdi>
                </span>
                <span className="block text-sm text-ink-3 wrap-anywhere">
                  <span className="font-code">{asset.tag}</span>
                  {' · '}
                  <bdi>{[t(`states.${asset.state}`), place(asset)].filter(Boolean).join(', ')}</bdi>
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
