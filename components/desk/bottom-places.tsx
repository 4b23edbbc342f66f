'use client';
import { Ellipsis } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { GroupRow } from '#components/ui/group';
import { Sheet } from '#components/ui/sheet';
import { TabBar, type TabBarItem } from '#components/ui/tab-bar';
import { useCounts } from './live-provider';
import { type Administers, type Place, usePlaces } from './places';

/** Seldom needed on a phone: behind "More". */
const RARE: readonly Place['id'][] = [
  ...(['dispatch', 'knowledge', 'problems', 'changes', 'calendar'] as const),
  ...(['people', 'settings', 'account'] as const),
];

/** The same places under the thumb, where there is no room for a sidebar. An open ticket has its acts there instead. */
export function BottomPlaces({ may, unread }: { may: Administers; unread: number }) {
  const t = useTranslations('desk');
  const more = useTranslations('settings')('more');
  const [open, setOpen] = useState(false);
  const { places, current } = usePlaces(may, useCounts({ unread }));
  const isDetail = useSearchParams().has('ticket');
  const rare = places.filter((place) => RARE.includes(place.id));
  const items: TabBarItem[] = places.filter((place) => !rare.includes(place));
  if (rare.length > 0)
    items.push({ id: 'more', label: more, icon: <Ellipsis />, onPress: () => setOpen(true) });
  if (isDetail) return null;
  return (
    <>
      <TabBar label={t('places')} current={RARE.includes(current) ? 'more' : current} items={items} />
      <Sheet isOpen={open} onClose={() => setOpen(false)} title={more}>
        <nav aria-label={more} onClickCapture={() => setOpen(false)}>
          {rare.map((place) => (
            <GroupRow key={place.id} icon={place.icon} title={place.label} href={place.href} />
          ))}
        </nav>
      </Sheet>
    </>
  );
}
