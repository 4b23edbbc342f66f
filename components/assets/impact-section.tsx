'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { useAssetClasses, useAssetsById } from '#client/live/assets';
import { type Feels, useImpact, useWholeImpact } from '#client/live/impact';
import { useMe } from '#components/shell/actor';
import { Button } from '#components/ui/button';
import { Group, GroupBlock } from '#components/ui/group';
import { later } from '#components/ui/later';
import { Segmented } from '#components/ui/segmented';
import { useKept } from '#components/ui/use-kept';
import type { AssetRow } from '#sync/views/asset';
import { ClassPicture } from './class-icon';

const VIEWS = ['list', 'picture'] as const;
const ImpactPicture = later(() => import('./impact-picture').then((part) => part.ImpactPicture), NoPicture);

/** What is shown at once where no service leans on it. */
const SHOWN = 5;

/** Who and what feels it when this stops, and by which way. */
export function ImpactSection({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets.impact');
  const { actor } = useMe();
  const here = useImpact(asset);
  const whole = useWholeImpact(asset.id, actor.assetsByTeam === true);
  const impact = here && whole ? { ...here, ...whole } : here;
  const [all, setAll] = useState(false);
  const [view, setView] = useKept('holdfast-impact-view', VIEWS, 'list');
  const feels = impact?.feels ?? [];
  const services = feels.filter(({ isService }) => isService);
  const first = services.length > 0 ? services : feels.slice(0, SHOWN);
  const rest = feels.length - first.length;
  const isPart = actor.assetsByTeam === true && !whole;
  if (!impact) return null;
  return (
    <Group label={t('title')}>
      <GroupBlock>
        <h2 className="text-base font-semibold">{t('title')}</h2>
        {impact.services + impact.people + feels.length === 0 ? (
          <p className="mt-1 text-md text-ink-2">{t('nothing')}</p>
        ) : (
          <p className="mt-1 text-md text-pretty text-ink-2">
            {t.rich('felt', {
              services: impact.services,
              people: impact.people,
              b: (words) => <strong className="num font-semibold text-ink">{words}</strong>,
            })}
          </p>
        )}
        {isPart ? <p className="mt-1 text-sm text-ink-3">{t('part')}</p> : null}
        {first.length > 0 ? (
          <Segmented
            label={t('view')}
            value={view}
            onChange={setView}
            options={VIEWS.map((id) => ({ id, label: t(id) }))}
            className="mt-3 desk:max-w-80"
          />
        ) : null}
        {first.length > 0 && view === 'picture' ? <ImpactPicture asset={asset} feels={feels} /> : null}
        {first.length > 0 && view === 'list' ? (
          <ul className="mt-2">
            {(all ? feels : first).map((one) => (
              <FeltLine key={one.asset.id} one={one} />
            ))}
          </ul>
        ) : null}
        {rest > 0 && view === 'list' ? (
          <Button
            tone="text"
            size="sm"
            className="-ms-3"
            icon={all ? <ChevronUp /> : <ChevronDown />}
            onPress={() => setAll(!all)}
          >
            {all ? t('fewer') : t('things', { n: rest })}
          </Button>
        ) : null}
      </GroupBlock>
    </Group>
  );
}

function NoPicture() {
  return <p className="mt-3 text-md text-ink-2">{useTranslations('assets.impact')('pictureMissing')}</p>;
}

/** One that feels it: what it is, what stands in, and over what it is reached. */
function FeltLine({ one }: { one: Feels }) {
  const t = useTranslations('assets.impact');
  const classes = useAssetClasses();
  const { asset, wayRound, way } = one;
  const between = useAssetsById(way.slice(0, -1)) ?? [];
  const names = way
    .slice(0, -1)
    .map((id) => between.find((row) => row.id === id)?.name ?? '…')
    .join(', ');
  return (
    <li>
      <Link
        href={`/app/assets/${asset.id}`}
        className="-mx-2 flex min-h-11 items-center gap-3 rounded-btn px-2 py-1.5 text-base -outline-offset-2 data-pressed:bg-fill pointer-fine:data-hovered:bg-canvas [&>.lucide]:size-5 [&>.lucide]:flex-none [&>.lucide]:text-ink-2"
      >
        <ClassPicture icon={asset.classId ? classes?.get(asset.classId)?.icon : undefined} />
        <span className="min-w-0 flex-1">
          <bdi className="block font-medium">{asset.name}</bdi>
          <span className="block text-sm text-ink-3">{names ? t('over', { way: names }) : t('direct')}</span>
        </span>
        <span className="max-w-2/5 flex-none text-end text-sm text-ink-3">
          <bdi>{wayRound ?? t('noWayRound')}</bdi>
        </span>
      </Link>
    </li>
  );
}
