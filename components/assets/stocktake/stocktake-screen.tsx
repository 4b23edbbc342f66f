'use client';
import { CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Finished } from '#client/live/stocktake';
import { useMe } from '#components/shell/actor';
import { go, goBack } from '#components/shell/go';
import { NoSuchPlace } from '#components/shell/no-such-place';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar } from '#components/ui/app-bar';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Fact, Facts } from '#components/ui/facts';
import { Group } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import { can } from '#domain/access/capabilities';
import { StocktakeBegin } from './stocktake-begin';
import { StocktakeCount } from './stocktake-count';
import { useStocktake } from './use-stocktake';

/** What is in a place, against what is said to be there. Works without signal, and goes on after a reload. */
export function StocktakeScreen() {
  const t = useTranslations('stocktake');
  const common = useTranslations('common');
  const takes = useStocktake();
  const { actor } = useMe();
  const { stocktake, finished, count } = takes;
  useScrollMemory('/app/assets/stocktake', false, count !== undefined);
  if (!can(actor.role, 'asset.manage')) return <NoSuchPlace />;
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pt-2 pb-8"
      bar={
        <AppBar
          ground="canvas"
          start={<IconButton icon={<X />} label={common('close')} onPress={() => goBack('/app/assets')} />}
          title={<h1>{t('title')}</h1>}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      {stocktake && count ? (
        <StocktakeCount stocktake={stocktake} count={count} takes={takes} />
      ) : finished ? (
        <Summary finished={finished} onEnd={takes.end} />
      ) : stocktake ? null : (
        <StocktakeBegin onBegin={takes.begin} />
      )}
    </Page>
  );
}

function Summary({ finished, onEnd }: { finished: Finished; onEnd: () => void }) {
  const t = useTranslations('stocktake');
  const { refused, ...figures } = finished;
  return (
    <div className="flex flex-col gap-5">
      <Banner icon={<CircleCheck />} title={t('done')}>
        <p>{t('doneText')}</p>
      </Banner>
      <Group label={t('done')}>
        <Facts className="px-4 py-0.5">
          {(['seen', 'moved', 'missing', 'unknown', 'left'] as const).map((one) => (
            <Fact key={one} name={t(`summary.${one}`)}>
              <span className="num">{figures[one]}</span>
            </Fact>
          ))}
          {refused.length > 0 ? <Fact name={t('summary.refused')}>{refused.join(', ')}</Fact> : null}
        </Facts>
      </Group>
      <div className="flex gap-2">
        <Button className="flex-1" onPress={onEnd}>
          {t('another')}
        </Button>
        <Button
          tone="primary"
          className="flex-1"
          onPress={() => {
            onEnd();
            go('/app/assets', { replace: true });
          }}
        >
          {t('toAssets')}
        </Button>
      </div>
    </div>
  );
}
