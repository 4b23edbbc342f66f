'use client';
import { Ban, RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { useNumberWords } from '#components/shell/ticket-no';
import { TextArea } from '#components/ui/text-area';
import { inRequesterWords } from '#components/words/requester-words';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Reopen or cancel: a step with a reason that may be left out. */
export const ReasonSheet = inRequesterWords(AskForReason);

function AskForReason({ kind, ...props }: TicketSheetProps & { kind: 'reopen' | 'cancel' }) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const own = useTranslations('requester.tracker');
  const { actor } = useMe();
  const number = useNumberWords();
  const key = `${kind}:${ticket.id}`;
  const [note, setNote, clear] = useDraft<string>(key, '');
  const { refused, perform } = useTask(ticket, onClose);
  const isOwn = ticket.requesterId === actor.id;
  const title =
    kind === 'reopen'
      ? isOwn
        ? own('notFixed', { kind: ticket.kind })
        : t('act.reopen')
      : isOwn
        ? own('cancel')
        : t('act.cancel');
  const icon = kind === 'reopen' ? <RotateCcw /> : <Ban />;

  const act = () => {
    const args = { ticketId: ticket.id, note: note.trim() };
    const ends = { drafts: [key] };
    return perform(
      kind === 'reopen' ? mutate.reopenTicket(args, ends) : mutate.cancelTicket(args, ends),
      { text: t(`done.${kind}`, { number: number(ticket) }), icon },
      clear,
    );
  };
  return (
    <TaskSheet {...props} title={title} verb={title} icon={icon} refused={refused} onDo={act}>
      <TextArea
        label={kind === 'reopen' ? t('sheet.reopenWhy') : t('sheet.cancelWhy')}
        optional
        value={note}
        onChange={setNote}
        maxLength={LIMITS.text}
      />
    </TaskSheet>
  );
}
