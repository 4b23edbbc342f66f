'use client';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { useAnnounced } from '#client/live/known';
import { enqueueAct } from '#client/live/mutate';
import { deviceNow } from '#client/platform/clock';
import { TextArea } from '#components/ui/text-area';
import { inMajorWords } from '#components/words/major-words';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';
import { EveryChoice, everyOf } from './every-choice';
import { Expected, expectedOf, useExpected } from './expected';

/** How it goes, for everybody who waits; the next update is owed from then on. */
export const UpdateSheet = inMajorWords(Update);

function Update(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('major');
  const announced = useAnnounced(ticket.id);
  const key = `update:${ticket.id}`;
  const [text, setText, clearText] = useDraft<string>(key, '');
  const [every, setEvery] = useState(String(ticket.major?.every ?? 30));
  const now = deviceNow();
  const said = announced?.endsAt ?? null;
  const expected = useExpected(said !== null && said > now ? said : null);
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const { at, fault } = expectedOf(expected.typed, now);
  const isMissing = text.trim() === '';

  const post = async () => {
    setChecked(true);
    if (isMissing || fault) return;
    const args = { ticketId: ticket.id, text: text.trim(), expectedAt: at ?? null, every: everyOf(every) };
    await perform(
      enqueueAct('ticket.postUpdate', args, { drafts: [key] }),
      { text: t('updated'), icon: <Megaphone /> },
      clearText,
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('update')}
      verb={t('update')}
      icon={<Megaphone />}
      refused={refused}
      onDo={post}
    >
      <TextArea
        label={t('updateText')}
        value={text}
        onChange={setText}
        maxLength={ANNOUNCEMENT_LIMITS.text}
        rows={4}
        help={t('updateHelp', { public: announced && announced.overAt === null ? 'yes' : 'no' })}
        error={checked && isMissing ? t('needUpdate') : null}
      />
      <Expected {...expected} fault={checked ? fault : null} />
      <EveryChoice value={every} onChange={setEvery} />
    </TaskSheet>
  );
}
