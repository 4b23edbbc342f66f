'use client';
import { CalendarPlus, CloudOff, Ellipsis, MapPin, MapPinOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { type Pack, usePacking, usePacks } from '#client/live/packs';
import { useDirectory } from '#components/shell/directory';
import { useSync } from '#components/shell/sync-facts';
import { Group, GroupRow } from '#components/ui/group';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { Meter } from '#components/ui/meter';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { PACK_LIFE, PACKS_MAX } from '#domain/access/packs';
import { DAY } from '#domain/kernel/types';

/** Sites that are taken along: how much of each is here, until when, and the way to end it. */
export function PackedSites() {
  const t = useTranslations('sync.packs');
  const { online, signedOut } = useSync();
  const known = usePacks();
  const { look } = usePacking();
  useEffect(() => {
    if (online && !signedOut) void look();
  }, [look, online, signedOut]);
  if (!known || known.packs.length === 0) return null;
  return (
    <Group title={t('title')} className="mt-6">
      {known.packs.map((pack) => (
        <PackedSite key={pack.siteId} pack={pack} />
      ))}
    </Group>
  );
}

function PackedSite({ pack }: { pack: Pack }) {
  const t = useTranslations('sync.packs');
  const { online } = useSync();
  const { sites } = useDirectory();
  const times = useTimes();
  const packing = usePacking();
  const { siteId, until, here, expected, isLoading } = pack;
  const site = sites?.get(siteId)?.name ?? t('site');
  const when = until === null ? '' : times.day(until);

  const change = async (what: 'pack' | 'unpack') => {
    const refused = await packing[what](siteId);
    if (refused === 'offline' && what === 'unpack' && when)
      return showToast({ icon: <CloudOff />, text: t('unpackOffline', { when }) });
    if (refused) return showToast({ icon: <CloudOff />, text: t(`refused.${refused}`, { max: PACKS_MAX }) });
    showToast({ text: what === 'unpack' ? t('unpacked', { site }) : t('packed', { site }) });
  };
  const all = Math.max(expected ?? 0, here);
  const words = isLoading
    ? online
      ? t('loading', { here, all })
      : t('waiting')
    : when
      ? t('here', { count: here, when })
      : t('hereOnly', { count: here });
  return (
    <GroupRow
      icon={<MapPin />}
      title={<bdi>{site}</bdi>}
      detail={words}
      below={
        isLoading && online && all > 0 ? (
          <Meter label={site} value={here} max={all} valueText={words} />
        ) : undefined
      }
      end={
        <Menu
          label={t('more', { site })}
          trigger={<IconButton icon={<Ellipsis />} label={t('more', { site })} className="-my-2" />}
          items={[
            {
              id: 'longer',
              label: t('longer', { days: PACK_LIFE / DAY }),
              icon: <CalendarPlus />,
              onAction: () => void change('pack'),
            },
            { id: 'unpack', label: t('unpack'), icon: <MapPinOff />, onAction: () => void change('unpack') },
          ]}
        />
      }
    />
  );
}
