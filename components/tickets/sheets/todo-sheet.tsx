'use client';
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChecklist } from '#client/live/checklist';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { TextArea } from '#components/ui/text-area';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Most things added at once; a longer list is pasted in parts. */
const AT_ONCE = 30;

/** Add things to do, one on each line. */
export function TodoSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const items = useChecklist(ticket.id);
  const key = `todo:${ticket.id}`;
  const [text, setText, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const tooLong = lines.some((line) => line.length > LIMITS.checklistText);
  const error =
    lines.length === 0
      ? t('todoSheet.need')
      : tooLong
        ? t('todoSheet.tooLong', { max: LIMITS.checklistText })
        : lines.length > AT_ONCE
          ? t('todoSheet.tooMany', { max: AT_ONCE })
          : null;

  const add = async () => {
    setChecked(true);
    if (error) return;
    const first = items?.length ?? 0;
    // The draft ends with the last line: what is interrupted in between keeps the text.
    for (const [i, line] of lines.slice(0, -1).entries()) {
      const answer = await mutate.addItem({ ticketId: ticket.id, text: line, position: first + i });
      if (!answer.ok) return;
      setText(lines.slice(i + 1).join('\n'));
    }
    const position = first + lines.length - 1;
    await perform(
      mutate.addItem({ ticketId: ticket.id, text: lines.at(-1) ?? '', position }, { drafts: [key] }),
      { text: t('done.todo', { count: lines.length }), icon: <ListPlus /> },
      clear,
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.todo')}
      verb={t('act.addTodo')}
      icon={<ListPlus />}
      refused={refused}
      onDo={add}
    >
      <TextArea
        label={t('todoSheet.what')}
        rows={3}
        autoFocus
        value={text}
        onChange={setText}
        error={checked ? error : null}
        help={t('todoSheet.help')}
      />
    </TaskSheet>
  );
}
