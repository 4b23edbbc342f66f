'use client';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { decide } from '#client/live/approvals';
import { useDraft } from '#client/live/drafts';
import { useNumberWords } from '#components/shell/ticket-no';
import { TextArea } from '#components/ui/text-area';
import type { Decision } from '#domain/approval/approval';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';

interface DecideSheetProps extends TicketSheetProps {
  decision: Decision;
  /** what was read before it is decided */
  seen: string;
}

/** Approving or rejecting in words, which whoever asked reads: a rejection needs its reason. */
export function DecideSheet({ decision, seen, ...props }: DecideSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('approval');
  const number = useNumberWords();
  const isRejected = decision === 'rejected';
  const key = `${isRejected ? 'reject' : 'approve'}:${ticket.id}`;
  const [comment, setComment, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const said = comment.trim();
  const icon = isRejected ? <X /> : <Check />;
  const act = async () => {
    setChecked(true);
    if (!said) return;
    await perform(
      decide(ticket.id, decision, said, seen, [key]),
      { text: t(`done.${decision}`, { number: number(ticket) }), icon },
      clear,
    );
  };
  const verb = t(isRejected ? 'reject' : 'approve');
  return (
    <TaskSheet {...props} title={verb} verb={verb} icon={icon} refused={refused} onDo={act}>
      <TextArea
        label={t(isRejected ? 'rejectWhy' : 'approveWhat')}
        help={t('rejectHelp')}
        value={comment}
        onChange={setComment}
        maxLength={LIMITS.text}
        error={checked && !said ? t(isRejected ? 'needWhy' : 'needWhat') : null}
      />
    </TaskSheet>
  );
}
