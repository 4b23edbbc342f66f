'use client';
import { BoxSelect, Combine, Ellipsis, Flag, PackageX, Pencil, Plus, Printer, ScanLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAsset } from '#client/live/assets';
import { enqueueAct } from '#client/live/mutate';
import { printLabels } from '#client/live/print-labels';
import { useMe } from '#components/shell/actor';
import { FootBar } from '#components/shell/foot-bar';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { showToast } from '#components/ui/toast';
import { can } from '#domain/access/capabilities';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';
import { AssetFacts } from './asset-facts';
import { AssetHead } from './asset-head';
import { DoubleSheet } from './double-sheet';
import { HistorySection } from './history-section';
import { ImpactSection } from './impact-section';
import { OnAssetSections } from './on-asset';
import { RelationsSection } from './relations-section';
import { usePrintLabels } from './use-print-labels';

/** One asset: what leans on it, what is known and open, its facts, and what can be done before it. */
export function AssetScreen({ assetId }: { assetId: Id }) {
  const t = useTranslations('assets');
  const found = useAsset(assetId);
  useScrollMemory(`/app/assets/${assetId}`, false, found.state === 'ready');
  const asset = found.state === 'ready' ? found.asset : null;
  return (
    <Page
      ground="canvas"
      width="read"
      className={asset ? 'px-gutter pb-8' : 'flex flex-col justify-center pb-20'}
      bar={
        <AppBar
          ground="canvas"
          back={{ label: t('back'), onPress: () => goBack('/app/assets') }}
          end={
            <>
              <SyncChip tight />
              {asset ? <More asset={asset} /> : null}
            </>
          }
          className="desk:mx-auto desk:w-full desk:max-w-200 desk:px-3"
        />
      }
      foot={asset ? <Acts asset={asset} /> : null}
    >
      {asset ? (
        <Whole asset={asset} />
      ) : found.state === 'missing' ? (
        <EmptyState level={1} icon={<BoxSelect />} title={t(found.reason === 'offline' ? 'gone' : 'missing')}>
          {t(found.reason === 'offline' ? 'goneText' : 'missingText')}
        </EmptyState>
      ) : null}
    </Page>
  );
}

function Whole({ asset }: { asset: AssetRow }) {
  return (
    <article className="flex flex-col gap-5">
      <AssetHead asset={asset} />
      <ImpactSection asset={asset} />
      <OnAssetSections asset={asset} />
      <AssetFacts asset={asset} />
      <RelationsSection asset={asset} />
      <HistorySection asset={asset} />
    </article>
  );
}

function Acts({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets');
  const { actor } = useMe();
  const manages = can(actor.role, 'asset.manage');
  return (
    <FootBar wide>
      <div className="flex gap-2">
        <Button
          tone="primary"
          icon={<Plus />}
          className="flex-1 desk:flex-none"
          onPress={() => go(`/app/report?asset=${asset.id}`)}
        >
          {t('report')}
        </Button>
        {manages ? (
          <IconButton
            tone="square"
            icon={<ScanLine />}
            label={t('scan')}
            onPress={() => go('/app/assets/scan')}
          />
        ) : null}
      </div>
    </FootBar>
  );
}

/** What staff do with it: it is here, it is not, and what it is. */
function More({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets');
  const common = useTranslations('common');
  const doubles = useTranslations('assetDoubles');
  const { actor } = useMe();
  const { print } = usePrintLabels();
  const [asksDouble, setAsksDouble] = useState(false);
  if (!can(actor.role, 'asset.manage')) return null;
  const { id: assetId, siteId, state } = asset;
  const seen = async () => {
    const answer = await enqueueAct('asset.seen', { assetId, siteId, place: null });
    showToast({ text: t(answer.ok ? 'seenDone' : 'form.refused') });
  };
  const missed = async () => {
    const answer = await enqueueAct('asset.missed', { assetId });
    showToast({ text: t(answer.ok ? 'missedDone' : 'form.refused') });
  };
  const canMiss = ['in_use', 'in_stock', 'in_repair'].includes(state);
  return (
    <>
      <Menu
        label={common('more')}
        trigger={<IconButton icon={<Ellipsis />} label={common('more')} />}
        items={[
          {
            id: 'edit',
            label: t('edit'),
            icon: <Pencil />,
            onAction: () => go(`/app/assets/${assetId}/edit`),
          },
          { id: 'seen', label: t('seenHere'), icon: <Flag />, onAction: () => void seen() },
          ...(canMiss
            ? [{ id: 'missed', label: t('missed'), icon: <PackageX />, onAction: () => void missed() }]
            : []),
          {
            id: 'label',
            label: t('labels.printOne'),
            icon: <Printer />,
            onAction: () => void print(() => printLabels([assetId])),
          },
          {
            id: 'double',
            label: doubles('entry'),
            icon: <Combine />,
            onAction: () => setAsksDouble(true),
          },
        ]}
      />
      <DoubleSheet asset={asset} isOpen={asksDouble} onClose={() => setAsksDouble(false)} />
    </>
  );
}
