'use client';
import { useTranslations } from 'use-intl';
import { TabBar } from '#components/ui/tab-bar';
import { usePlaces } from './places';

/** The same places under the thumb, where there is no room for a sidebar. */
export function BottomPlaces() {
  const t = useTranslations('desk');
  const { places, current } = usePlaces();
  return <TabBar label={t('places')} current={current} items={places} />;
}
