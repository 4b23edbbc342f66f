'use client';
import { Boxes, ListChecks, Plus, Printer, ScanLine, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAssetList } from '#client/live/assets';
import { printListed } from '#client/live/print-labels';
import { useMe } from '#components/shell/actor';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Group } from '#components/ui/group';
import { Segmented } from '#components/ui/segmented';
import { TextField } from '#components/ui/text-field';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { AssetLine } from './asset-row';
import { FileLinks } from './files/file-links';
import { usePrintLabels } from './use-print-labels';

/** What there is on this device: for requesters what they use, for staff all of it. */
export function ListScreen() {
  const t = useTranslations('assets');
  const stock = useTranslations('stocktake');
  const { actor } = useMe();
  const staff = isStaff(actor.role);
  const [whose, setWhose] = useState<'all' | 'yours'>(staff ? 'all' : 'yours');
  const [text, setText] = useState('');
  const listed = useAssetList(useDeferredValue(text), whose === 'yours' ? actor.id : null);
  useScrollMemory('/app/assets', true, listed !== undefined);
  const { isPrinting, print } = usePrintLabels();
  const manages = can(actor.role, 'asset.manage');
  const isNarrowed = text.trim() !== '';
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={{ label: t('toSearch'), onPress: () => goBack('/app/search') }}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      <PageTitle>{t('title')}</PageTitle>
      <div className="mt-3 flex flex-col gap-3">
        <TextField label={t('find')} value={text} onChange={setText} type="search" spellCheck="false" />
        {staff ? (
          <Segmented
            label={t('title')}
            value={whose}
            onChange={setWhose}
            options={[
              { id: 'all', label: t('all') },
              { id: 'yours', label: t('yours') },
            ]}
          />
        ) : null}
        {manages ? (
          <div className="flex flex-wrap gap-2">
            <Button size="md" icon={<ScanLine />} onPress={() => go('/app/assets/scan')} className="flex-1">
              {t('scan')}
            </Button>
            <Button size="md" icon={<Plus />} onPress={() => go('/app/assets/new')} className="flex-1">
              {t('add')}
            </Button>
            <Button
              size="md"
              icon={<ListChecks />}
              onPress={() => go('/app/assets/stocktake')}
              className="flex-1"
            >
              {stock('title')}
            </Button>
            {listed && listed.of > 0 ? (
              <Button
                size="md"
                icon={<Printer />}
                isPending={isPrinting}
                onPress={() => void print(() => printListed(text, whose === 'yours' ? actor.id : null))}
                className="flex-1"
              >
                {t('labels.print')}
              </Button>
            ) : null}
            <FileLinks text={text} whose={whose} />
          </div>
        ) : null}
      </div>
      {listed && listed.assets.length > 0 ? (
        <Group label={t('title')} className="mt-4">
          {listed.assets.map((asset) => (
            <AssetLine key={asset.id} asset={asset} />
          ))}
        </Group>
      ) : null}
      {listed && listed.of > listed.assets.length ? (
        <p className="mt-3 text-sm text-ink-3">{t('more', { n: listed.assets.length, of: listed.of })}</p>
      ) : null}
      {listed?.of === 0 ? (
        <EmptyState
          icon={isNarrowed ? <SearchX /> : <Boxes />}
          title={t(isNarrowed ? 'none' : whose === 'yours' ? 'nothingYours' : 'nothing')}
        >
          {t(isNarrowed ? 'noneText' : whose === 'yours' ? 'nothingYoursText' : 'nothingText')}
        </EmptyState>
      ) : null}
    </Page>
  );
}
