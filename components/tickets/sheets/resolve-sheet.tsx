'use client';
import { Check, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { draftFilesNow, filesOf } from '#client/live/files';
import { mutate } from '#client/live/mutate';
import { useOpenParts } from '#client/live/ties';
import { useMe } from '#components/shell/actor';
import { AttachField } from '#components/shell/files/attach-field';
import { useFaultWords } from '#components/shell/files/file-words';
import { shortName, usePersonOf } from '#components/shell/names';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { inFileWords } from '#components/words/files-words';
import { isMajor } from '#domain/major/is-major';
import { possibleSteps } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { INCIDENT_FIXES, type ResolveChoice } from '#domain/ticket/states';
import { SignaturePad } from '../files/signature-pad';
import { useSignature } from '../files/use-signature';
import { WithMajor } from '../major/with-major';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Resolve: what fixed it, and what was done, in words the person who reported it reads. */
export const ResolveSheet = inFileWords(ResolveSheetIn);

function ResolveSheetIn(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const number = useNumberWords();
  const reader = usePersonOf()(ticket.requesterId);
  const key = `resolve:${ticket.id}`;
  const [code, setCode, clearCode] = useDraft<string>(`${key}:code`, '');
  const [note, setNote, clearNote] = useDraft<string>(key, '');
  const signature = useSignature(key, reader?.name ?? '');
  const sign = useTranslations('files.sign');
  const fault = useFaultWords();
  const [notKept, setNotKept] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const { refused, perform, notSaved } = useTask(ticket, onClose);
  const isRequest = ticket.kind === 'request';
  const chosen: ResolveChoice | null = isRequest
    ? 'fulfilled'
    : (INCIDENT_FIXES.find((c) => c === code) ?? null);
  const isOwn = ticket.requesterId === actor.id;
  const parts = (useOpenParts(ticket.id) ?? []).filter((part) =>
    possibleSteps(actor, part).includes('resolve'),
  );
  const [withParts, setWithParts] = useState(true);

  const resolve = async () => {
    setChecked(true);
    if (!chosen || note.trim() === '') return;
    const failed = await signature.keep();
    setNotKept(failed && fault(failed, sign('title')));
    if (failed) return;
    const added = await draftFilesNow(key);
    if (!added) return notSaved();
    const files = filesOf(added, ticket.id, false);
    const fixed = { code: chosen, note: note.trim() } as const;
    await perform(
      mutate.resolveTicket(
        { ticketId: ticket.id, ...fixed },
        { drafts: [key, `${key}:code`, ...signature.keys], files },
      ),
      { text: t('done.resolve', { number: number(ticket) }), icon: <CircleCheck /> },
      () => {
        clearCode();
        clearNote();
        signature.clear();
        // Each is an intent of its own: one that the server refuses keeps nothing from the others.
        if (withParts && !isMajor(ticket))
          for (const part of parts) void mutate.resolveTicket({ ticketId: part.id, ...fixed });
      },
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.resolve')}
      verb={t('act.resolve')}
      icon={<Check />}
      refused={notKept ?? refused}
      onDo={resolve}
    >
      {isRequest ? null : (
        <ChoiceTiles
          size="sm"
          label={t('sheet.whatFixed')}
          value={chosen}
          onChange={setCode}
          options={INCIDENT_FIXES.map((id) => ({ id, label: t(`fix.${id}`) }))}
          error={checked && !chosen ? t('sheet.needCode') : null}
        />
      )}
      <TextArea
        label={t('sheet.whatYouDid')}
        value={note}
        onChange={setNote}
        maxLength={LIMITS.text}
        rows={4}
        error={checked && note.trim() === '' ? t('sheet.needText') : null}
        help={
          isOwn
            ? undefined
            : reader
              ? t('sheet.reads', { name: shortName(reader.name) })
              : t('sheet.readsNobody')
        }
      />
      <AttachField draft={key} />
      <SignaturePad
        ink={signature.ink}
        onInk={signature.setInk}
        name={signature.name}
        picture={signature.picture}
      />
      {isMajor(ticket) ? <WithMajor ticket={ticket} parts={parts.length} /> : null}
      {parts.length > 0 && !isMajor(ticket) ? (
        <Switch
          isSelected={withParts}
          onChange={setWithParts}
          detail={parts.map((part) => number(part)).join(', ')}
        >
          {t('sheet.resolveParts', { count: parts.length })}
        </Switch>
      ) : null}
    </TaskSheet>
  );
}
