'use client';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { enqueueAct } from '#client/live/mutate';
import { useNumberWords } from '#components/shell/ticket-no';
import { TextArea } from '#components/ui/text-area';
import { inMajorWords } from '#components/words/major-words';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';

/** It is no major incident after all: why. */
export const StandDownSheet = inMajorWords(StandDown);

function StandDown(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('major');
  const number = useNumberWords();
  const key = `stand-down:${ticket.id}`;
  const [note, setNote, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const isMissing = note.trim() === '';
  const end = async () => {
    setChecked(true);
    if (isMissing) return;
    await perform(
      enqueueAct('ticket.standDown', { ticketId: ticket.id, note: note.trim() }, { drafts: [key] }),
      { text: t('stoodDown', { number: number(ticket) }), icon: <CircleCheck /> },
      clear,
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('standDown')}
      verb={t('standDown')}
      icon={<CircleCheck />}
      refused={refused}
      onDo={end}
    >
      <TextArea
        label={t('standDownText')}
        value={note}
        onChange={setNote}
        maxLength={ANNOUNCEMENT_LIMITS.text}
        help={t('standDownHelp')}
        error={checked && isMissing ? t('needUpdate') : null}
      />
    </TaskSheet>
  );
}
