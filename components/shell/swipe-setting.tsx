'use client';
import { useTranslations } from 'use-intl';
import { Switch } from '#components/ui/switch';
import { useKept } from '#components/ui/use-kept';

const ON_OFF = ['on', 'off'] as const;

/** Whether rows of lists answer to swiping. Everything a swipe does is in the row's menu and in the ticket too. */
export const useSwipes = () => useKept('holdfast-swipe', ON_OFF, 'on');

/** A row of the settings: swiping on or off. */
export function SwipeSetting() {
  const t = useTranslations('nav.swipe');
  const [swipes, choose] = useSwipes();
  return (
    <Switch isSelected={swipes === 'on'} onChange={(on) => choose(on ? 'on' : 'off')} detail={t('text')}>
      {t('title')}
    </Switch>
  );
}
