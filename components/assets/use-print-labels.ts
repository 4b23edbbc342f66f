'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Printed } from '#client/live/print-labels';
import { showToast } from '#components/ui/toast';

/** Has labels made and says what came of it; once at a time. */
export function usePrintLabels(): {
  isPrinting: boolean;
  print: (make: () => Promise<Printed>) => Promise<void>;
} {
  const t = useTranslations('assets.labels');
  const [isPrinting, setIsPrinting] = useState(false);
  const print = async (make: () => Promise<Printed>) => {
    if (isPrinting) return;
    setIsPrinting(true);
    const answer = await make();
    setIsPrinting(false);
    if (!answer.ok) showToast({ text: t(answer.reason) });
    else if (answer.labels < answer.of) showToast({ text: t('some', { n: answer.labels, of: answer.of }) });
    else showToast({ text: t('done', { n: answer.labels }) });
  };
  return { isPrinting, print };
}
