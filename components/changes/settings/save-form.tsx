'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import { useRefused } from '../use-refused';
import type { Refused, Sent } from '../view';

interface SaveFormProps {
  title: string;
  /** what is typed is not what stands */
  unsaved: boolean;
  /** null: something is wrong, and is said beside it */
  onSave(): Promise<Sent> | null;
  onClose(): void;
  children: ReactNode;
}

/** A setting in a panel, with the one button that saves. What was typed stays until it is saved. */
export function SaveForm({ title, unsaved, onSave, onClose, children }: SaveFormProps) {
  const t = useTranslations('changes');
  const refused = useRefused();
  const [isOpen, setIsOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const close = () => {
    setIsOpen(false);
    onClose();
  };
  const save = async () => {
    const saving = busy ? null : onSave();
    if (!saving) return;
    setBusy(true);
    const answer = await saving;
    setBusy(false);
    setFailed(answer.ok ? null : answer.error);
    if (answer.ok) close();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={close}
      title={title}
      unsaved={unsaved}
      footer={
        <Button tone="primary" block onPress={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {children}
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failed ? refused(failed) : ''}
        </p>
      </div>
    </Sheet>
  );
}
