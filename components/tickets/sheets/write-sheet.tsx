'use client';
import { Lock, MessageSquare, PencilLine, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { attachAll, draftFilesNow, filesOf, useDraftFiles } from '#client/live/files';
import { mutate } from '#client/live/mutate';
import { usePresence } from '#client/live/presence';
import { useMe } from '#components/shell/actor';
import { AttachField } from '#components/shell/files/attach-field';
import { shortName, useNames, usePersonOf } from '#components/shell/names';
import type { Picked } from '#components/shell/pick-files';
import { useNumberWords } from '#components/shell/ticket-no';
import { QuietNote } from '#components/ui/banner';
import { TextArea } from '#components/ui/text-area';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { mentionsIn } from '#domain/ticket/mentions';
import { MentionBox, useColleagues } from '../parts/mention-box';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

interface WriteSheetProps extends TicketSheetProps {
  kind: 'comment' | 'note';
  picked?: Picked | null;
}

/** A comment everybody on the ticket reads, or a note only staff reads. */
export function WriteSheet({ kind, picked, ...props }: WriteSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const number = useNumberWords();
  const key = `${kind}:${ticket.id}`;
  const [body, setBody, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const attached = useDraftFiles(key);
  const { refused, perform, notSaved } = useTask(ticket, onClose);
  const isOwn = ticket.requesterId === actor.id;
  const mayName = mayWorkOn(actor, ticket);
  const colleagues = useColleagues();
  const names = useNames();
  const others = usePresence(ticket.id).others.filter(
    ({ doing }) => doing === 'comments' || doing === 'notes',
  );
  const reader = usePersonOf()(isOwn ? ticket.assigneeId : ticket.requesterId);
  const isMessage = kind === 'comment' && isOwn;
  const label = kind === 'note' ? t('sheet.note') : isMessage ? t('sheet.message') : t('sheet.comment');

  const Box = mayName ? MentionBox : TextArea;

  const write = async () => {
    setChecked(true);
    const added = await draftFilesNow(key);
    if (!added) return notSaved();
    const files = filesOf(added, ticket.id, kind === 'note');
    if (body.trim() === '' && files.length === 0) return;
    const done = {
      text: t(isMessage ? 'sheet.messageDone' : `done.${kind}`, { number: number(ticket) }),
      icon: kind === 'note' ? <Lock /> : <MessageSquare />,
    };
    if (body.trim() === '') {
      await perform(attachAll(files, { drafts: [key] }), done, clear);
      setChecked(false);
      return;
    }
    const mentions = mayName ? mentionsIn(body, colleagues).slice(0, LIMITS.mentions) : [];
    const args = { ticketId: ticket.id, body: body.trim(), ...(mentions.length > 0 ? { mentions } : {}) };
    const ends = { drafts: [key], files };
    await perform(
      kind === 'note' ? mutate.noteTicket(args, ends) : mutate.commentTicket(args, ends),
      done,
      clear,
    );
    setChecked(false);
  };
  return (
    <TaskSheet
      {...props}
      title={label}
      verb={t(kind === 'note' ? 'act.saveNote' : 'act.send')}
      icon={<Send />}
      refused={refused}
      onDo={write}
    >
      <Box
        label={label}
        hideLabel
        autoFocus
        rows={5}
        value={body}
        onChange={setBody}
        maxLength={LIMITS.text}
        error={checked && body.trim() === '' && attached.length === 0 ? t('sheet.needMessage') : null}
        help={
          kind === 'note'
            ? t('sheet.noteReads')
            : reader && reader.id !== actor.id
              ? t('sheet.commentReads', { name: shortName(reader.name) })
              : undefined
        }
      />
      {others.map(({ personId }) => (
        <QuietNote key={personId} icon={<PencilLine />}>
          {t('sheet.writesToo', { who: names(personId) })}
        </QuietNote>
      ))}
      <AttachField draft={key} picked={picked} />
    </TaskSheet>
  );
}
