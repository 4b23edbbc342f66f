'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { decide } from '#client/live/approvals';
import { useDraft } from '#client/live/drafts';
import { useNumberWords } from '#components/shell/ticket-no';
import { TextArea } from '#components/ui/text-area';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';

/** Rejecting, with the reason that whoever asked reads. */
export function RejectSheet({ seen, ...props }: TicketSheetProps & { seen: string }) {
  const { ticket, onClose } = props;
  const t = useTranslations('approval');
  const number = useNumberWords();
  const key = `reject:${ticket.id}`;
  const [comment, setComment, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const why = comment.trim();
  const reject = async () => {
    setChecked(true);
    if (!why) return;
    await perform(
      decide(ticket.id, 'rejected', why, seen, [key]),
      { text: t('done.rejected', { number: number(ticket) }), icon: <X /> },
      clear,
    );
  };
  return (
    <TaskSheet {...props} title={t('reject')} verb={t('reject')} icon={<X />} refused={refused} onDo={reject}>
      <TextArea
        label={t('rejectWhy')}
        help={t('rejectHelp')}
        value={comment}
        onChange={setComment}
        maxLength={LIMITS.text}
        error={checked && !why ? t('needWhy') : null}
      />
    </TaskSheet>
  );
}
