'use client';
import { Printer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';

/** Prints the page as it stands. */
export function PrintButton() {
  const t = useTranslations('changes.agenda');
  return (
    <Button size="sm" icon={<Printer />} onPress={() => window.print()}>
      {t('print')}
    </Button>
  );
}
