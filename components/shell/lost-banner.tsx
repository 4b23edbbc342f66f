'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLostRead } from '#client/live/lost';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { SettleWords } from '#components/words/settle-words';

/** The browser threw away unsent work with all else: how much, as nobody else can tell (F17). */
export const LostBanner = ({ count }: { count: number }) => (
  <SettleWords>
    <Lost count={count} />
  </SettleWords>
);

function Lost({ count }: { count: number }) {
  const t = useTranslations('settle.lost');
  const read = useLostRead();
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert />}
      title={t('title', { count })}
      actions={
        <Button tone="secondary" size="sm" className="mt-3" onPress={read}>
          {t('done')}
        </Button>
      }
    >
      {t('text')}
    </Banner>
  );
}
