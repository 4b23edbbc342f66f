'use client';
import { useTranslations } from 'use-intl';
import { Kbd } from '#components/ui/kbd';
import { Sheet } from '#components/ui/sheet';

const KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['↵', 'openTicket'],
  ['A', 'assignTicket'],
  ['T', 'table'],
  ['?', 'thisHelp'],
] as const;

/** Every key of the desk. */
export function KeysSheet({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTranslations('desk.keys');
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('title')}>
      <dl className="grid grid-cols-[3rem_1fr] items-center gap-y-3 text-sm">
        {KEYS.map(([key, word]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
