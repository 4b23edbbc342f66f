'use client';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { draftFilesNow, filesOf } from '#client/live/files';
import { mutate } from '#client/live/mutate';
import { useFaultWords } from '#components/shell/files/file-words';
import { usePersonOf } from '#components/shell/names';
import { useNumberWords } from '#components/shell/ticket-no';
import { TextField } from '#components/ui/text-field';
import { inFileWords } from '#components/words/files-words';
import { FILE_NAME_MAX } from '#domain/files/limits';
import { SignaturePad } from '../files/signature-pad';
import { useSignature } from '../files/use-signature';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Somebody signs that it was done, with their name. */
export const SignSheet = inFileWords(SignSheetIn);

function SignSheetIn(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('files.sign');
  const number = useNumberWords();
  const fault = useFaultWords();
  const draft = `sign:${ticket.id}`;
  const signature = useSignature(draft, usePersonOf()(ticket.requesterId)?.name ?? '');
  const [checked, setChecked] = useState(false);
  const [notKept, setNotKept] = useState<string | null>(null);
  const { refused, perform, notSaved } = useTask(ticket, onClose);
  const hasName = signature.name.trim() !== '';
  const isSigned = signature.ink.length > 0;

  const add = async () => {
    setChecked(true);
    if (!hasName || !isSigned) return;
    const failed = await signature.keep();
    setNotKept(failed && fault(failed, t('title')));
    const added = failed ? [] : await draftFilesNow(draft);
    if (!added) return notSaved();
    const [file] = filesOf(added, ticket.id, false).slice(-1);
    if (!file) return;
    await perform(
      mutate.attachFile(file, { drafts: signature.keys }),
      { text: t('done', { number: number(ticket) }), icon: <PenLine /> },
      signature.clear,
    );
    setChecked(false);
  };
  return (
    <TaskSheet
      {...props}
      title={t('title')}
      verb={t('verb')}
      icon={<PenLine />}
      refused={notKept ?? refused}
      onDo={add}
    >
      <TextField
        label={t('who')}
        value={signature.name}
        onChange={signature.setName}
        maxLength={FILE_NAME_MAX}
        error={checked && !hasName ? t('needWho') : null}
      />
      <SignaturePad
        ink={signature.ink}
        onInk={signature.setInk}
        name={signature.name}
        picture={signature.picture}
        error={checked && !isSigned ? t('needSign') : null}
      />
    </TaskSheet>
  );
}
