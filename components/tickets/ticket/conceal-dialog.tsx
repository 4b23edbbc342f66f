'use client';
import { useTranslations } from 'use-intl';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { SheetWords } from '#components/words/sheet-words';

interface ConcealDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** it is confidential now, and would be shown to the team */
  reveals: boolean;
  onConfirm: () => void;
}

/** Asks before a ticket is hidden from its team, or shown to it. */
export function ConcealDialog(props: ConcealDialogProps) {
  return (
    <SheetWords>
      <Asks {...props} />
    </SheetWords>
  );
}

function Asks({ isOpen, onClose, reveals, onConfirm }: ConcealDialogProps) {
  const t = useTranslations('tickets');
  return (
    <DialogConfirm
      isOpen={isOpen}
      onClose={onClose}
      tone="primary"
      title={t(reveals ? 'conceal.revealTitle' : 'conceal.title')}
      confirm={t(reveals ? 'act.reveal' : 'act.conceal')}
      keep={t('conceal.keep')}
      onConfirm={onConfirm}
    >
      {t(reveals ? 'conceal.revealText' : 'conceal.text')}
    </DialogConfirm>
  );
}
