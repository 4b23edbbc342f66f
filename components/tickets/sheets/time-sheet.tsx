'use client';
import { Timer, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { timerKey, useTimer } from '#client/live/timer';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChipButton } from '#components/ui/chip';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { useTimes } from '#components/ui/when';
import { parseMinutes } from '#domain/ticket/duration';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

const QUICK = [15, 30, 60, 120];
const MINUTE = 60_000;

/** Log time spent on a ticket; a timer that ran on this device has already counted it. */
export function TimeSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const times = useTimes();
  const number = useNumberWords();
  const key = `time:${ticket.id}`;
  const [span, setSpan, clearSpan] = useDraft<string>(`${key}:span`, '');
  const [note, setNote, clearNote] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const timer = useTimer(ticket.id);
  const counted =
    timer.since && times.now ? String(Math.max(1, Math.round((times.now - timer.since) / MINUTE))) : '';
  const shown = span === '' ? counted : span;
  const minutes = parseMinutes(shown);

  const log = async () => {
    setChecked(true);
    if (minutes === null) return;
    await perform(
      mutate.logWork(
        { ticketId: ticket.id, minutes, note: note.trim() },
        { drafts: [key, `${key}:span`, timerKey(ticket.id)] },
      ),
      {
        text: t('done.time', { span: times.duration(minutes * MINUTE), number: number(ticket) }),
        icon: <Timer />,
      },
      () => {
        clearSpan();
        clearNote();
      },
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.time')}
      verb={t('act.time')}
      icon={<Timer />}
      refused={refused}
      onDo={log}
    >
      <div>
        <TextField
          label={t('timeSheet.label')}
          value={shown}
          onChange={setSpan}
          autoFocus
          error={checked && minutes === null ? t('timeSheet.need') : null}
          help={
            span === '' && counted
              ? t('timeSheet.counted')
              : minutes === null
                ? t('timeSheet.help')
                : times.duration(minutes * MINUTE)
          }
        />
        <div className="mt-3 flex flex-wrap gap-2">
          {QUICK.map((quick) => (
            <ChipButton
              key={quick}
              tone={minutes === quick ? 'on' : 'line'}
              aria-pressed={minutes === quick}
              onPress={() => setSpan(String(quick))}
            >
              {times.duration(quick * MINUTE)}
            </ChipButton>
          ))}
          {timer.since ? (
            <ChipButton
              tone="quiet"
              icon={<X />}
              onPress={() => {
                timer.discard();
                onClose();
              }}
            >
              {t('timeSheet.discard')}
            </ChipButton>
          ) : null}
        </div>
      </div>
      <TextArea
        label={t('timeSheet.what')}
        optional
        value={note}
        onChange={setNote}
        maxLength={LIMITS.text}
        help={t('sheet.noteReads')}
      />
    </TaskSheet>
  );
}
