'use client';
import { CirclePause } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { TextArea } from '#components/ui/text-area';
import { LIMITS } from '#domain/ticket/limits';
import { HOLD_REASONS } from '#domain/ticket/states';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Put on hold: what it waits for, and any details. From "in progress", resuming is its exact way back. */
export function HoldSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const common = useTranslations('common');
  const number = useNumberWords();
  const key = `hold:${ticket.id}`;
  const [reason, setReason, clearReason] = useDraft<string>(`${key}:reason`, '');
  const [note, setNote, clearNote] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const chosen = HOLD_REASONS.find((r) => r === reason) ?? null;

  const hold = async () => {
    setChecked(true);
    if (!chosen) return;
    const back = () => void mutate.resumeTicket({ ticketId: ticket.id });
    await perform(
      mutate.holdTicket(
        { ticketId: ticket.id, reason: chosen, note: note.trim() },
        { drafts: [key, `${key}:reason`] },
      ),
      {
        text: t('done.hold', { number: number(ticket) }),
        icon: <CirclePause />,
        action: ticket.state === 'in_progress' ? { label: common('undo'), onPress: back } : undefined,
      },
      () => {
        clearReason();
        clearNote();
      },
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.hold')}
      verb={t('act.hold')}
      icon={<CirclePause />}
      refused={refused}
      onDo={hold}
    >
      <ChoiceTiles
        size="sm"
        columns={2}
        label={t('sheet.whyHold')}
        value={chosen}
        onChange={setReason}
        options={HOLD_REASONS.map((id) => ({ id, label: t(`hold.${id}`) }))}
        error={checked && !chosen ? t('sheet.needReason') : null}
      />
      <TextArea
        label={t('sheet.details')}
        optional
        value={note}
        onChange={setNote}
        maxLength={LIMITS.text}
        help={t('sheet.holdHelp')}
      />
    </TaskSheet>
  );
}
