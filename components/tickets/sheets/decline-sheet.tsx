'use client';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { useNumberWords } from '#components/shell/ticket-no';
import { TextArea } from '#components/ui/text-area';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Give back what one was given: why, for whoever looks for somebody else. */
export function DeclineSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const number = useNumberWords();
  const key = `decline:${ticket.id}`;
  const [reason, setReason, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const isMissing = reason.trim() === '';

  const decline = async () => {
    setChecked(true);
    if (isMissing) return;
    await perform(
      mutate.declineTicket({ ticketId: ticket.id, reason: reason.trim() }, { drafts: [key] }),
      { text: t('done.decline', { number: number(ticket) }), icon: <Undo2 /> },
      clear,
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.decline')}
      verb={t('act.decline')}
      icon={<Undo2 />}
      refused={refused}
      onDo={decline}
    >
      <TextArea
        label={t('sheet.declineWhy')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.text}
        help={t('sheet.declineHelp')}
        error={checked && isMissing ? t('sheet.needDeclineWhy') : null}
      />
    </TaskSheet>
  );
}
