'use client';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { TabBar } from '#components/ui/tab-bar';
import { usePlaces } from './places';

/** The same places under the thumb, where there is no room for a sidebar. An open ticket has its acts there instead. */
export function BottomPlaces() {
  const t = useTranslations('desk');
  const { places, current } = usePlaces();
  const isDetail = useSearchParams().has('ticket');
  if (isDetail) return null;
  return <TabBar label={t('places')} current={current} items={places} />;
}
