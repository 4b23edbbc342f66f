'use client';
import { MonitorSmartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useInstall } from '#client/platform/install';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';

const LATER = 'holdfast-install-later';

/** Offers to install where that is possible, until the person says "not now". */
export function InstallHint({ className }: { className?: string }) {
  const t = useTranslations('notify');
  const { canPrompt, ios, installed, prompt } = useInstall();
  const [later, setLater] = useState(true);
  useEffect(() => setLater(localStorage.getItem(LATER) !== null), []);
  if (installed || later || !(canPrompt || ios)) return null;

  const notNow = () => {
    localStorage.setItem(LATER, '1');
    setLater(true);
  };
  return (
    <Banner
      className={className}
      icon={<MonitorSmartphone />}
      title={t('installTitle')}
      actions={
        <div className="mt-3 flex flex-wrap gap-2">
          {canPrompt ? (
            <Button tone="secondary" size="sm" onPress={() => void prompt()}>
              {t('install')}
            </Button>
          ) : null}
          <Button tone="ghost" size="sm" onPress={notNow}>
            {t('later')}
          </Button>
        </div>
      }
    >
      {canPrompt ? t('installHint') : t('installIos')}
    </Banner>
  );
}
