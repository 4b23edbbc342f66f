'use client';
import { Lock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { About } from './about';
import { DoorFrame } from './door-frame';

/** Setup without a code to ask for: says what the person who runs the server does next. */
export function SetupClosed() {
  const t = useTranslations('doors.setup');
  return (
    <DoorFrame title={t('title')} aside={<About />}>
      <Banner icon={<Lock />} title={t('closed')}>
        {t('closedWhy')}
      </Banner>
    </DoorFrame>
  );
}
