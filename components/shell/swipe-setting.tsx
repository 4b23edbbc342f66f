'use client';
import { useTranslations } from 'use-intl';
import { Switch } from '#components/ui/switch';
import { useSwipes } from './swipes';

/** A row of the settings: swiping on or off. */
export function SwipeSetting() {
  const t = useTranslations('sync.swipe');
  const [swipes, choose] = useSwipes();
  return (
    <Switch isSelected={swipes === 'on'} onChange={(on) => choose(on ? 'on' : 'off')} detail={t('text')}>
      {t('title')}
    </Switch>
  );
}
