'use client';
import { useTranslations } from 'use-intl';
import { Kbd } from '#components/ui/kbd';
import { Sheet } from '#components/ui/sheet';

const KEYS = [
  [['J'], 'next'],
  [['K'], 'previous'],
  [['↵', 'O'], 'openTicket'],
  [['Esc'], 'closeTicket'],
  [['X'], 'selectTicket'],
  [['Shift', 'X'], 'selectRange'],
  [['A'], 'assignTicket'],
  [['H'], 'holdTicket'],
  [['/'], 'searchTickets'],
  [['C'], 'newTicket'],
  [['G', 'D'], 'goDashboard'],
  [['G', 'T'], 'goTickets'],
  [['G', 'P'], 'goDispatch'],
  [['T'], 'table'],
  [['?'], 'thisHelp'],
] as const;

/** Every key of the desk. */
export function KeysSheet({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTranslations('desk.keys');
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('title')}>
      <dl className="grid grid-cols-[5.5rem_1fr] items-center gap-y-3 text-sm">
        {KEYS.map(([keys, word]) => (
          <div key={word} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
