'use client';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useUpdate } from '#client/platform/updates';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';

/** Says that a new version is ready. It waits for as long as the person likes. */
export function UpdatePrompt({ className }: { className?: string }) {
  const t = useTranslations('nav.update');
  const { waiting, taken, apply } = useUpdate();
  if (!waiting) return null;
  return (
    <Banner
      className={className}
      icon={<RefreshCw />}
      title={t('title')}
      actions={
        <Button tone="secondary" size="sm" className="mt-3" isDisabled={taken} onPress={apply}>
          {t('now')}
        </Button>
      }
    >
      {t('hint')}
    </Banner>
  );
}
