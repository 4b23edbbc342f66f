'use client';
import { OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { enqueueAct } from '#client/live/mutate';
import { deviceNow } from '#client/platform/clock';
import { useNumberWords } from '#components/shell/ticket-no';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { inMajorWords } from '#components/words/major-words';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { isMajor } from '#domain/major/is-major';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';
import { EveryChoice, everyOf } from './every-choice';
import { Expected, expectedOf, useExpected } from './expected';

/** It is a major incident: how often people hear of it, and what everybody reads. */
export const DeclareSheet = inMajorWords(Declare);

function Declare(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('major');
  const number = useNumberWords();
  const key = `major:${ticket.id}`;
  const was = isMajor(ticket) ? ticket.major : null;
  const [every, setEvery, clearEvery] = useDraft<string>(`${key}:every`, '30');
  // What a confidential ticket is called is for nobody else.
  const [title, setTitle, clearTitle] = useDraft<string>(
    `${key}:title`,
    ticket.confidential ? '' : ticket.title.slice(0, ANNOUNCEMENT_LIMITS.title),
  );
  const [text, setText, clearText] = useDraft<string>(`${key}:text`, '');
  const [publish, setPublish] = useState(was !== null || !ticket.confidential);
  const [onSignIn, setOnSignIn] = useState(false);
  const expected = useExpected(null);
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const { at, fault } = expectedOf(expected.typed, deviceNow());
  const isIncomplete = publish && (title.trim() === '' || text.trim() === '' || fault !== null);

  const declare = async () => {
    setChecked(true);
    if (isIncomplete) return;
    const published = publish
      ? { title: title.trim(), text: text.trim(), onSignIn, expectedAt: at ?? null }
      : null;
    await perform(
      enqueueAct(
        'ticket.declareMajor',
        { ticketId: ticket.id, every: everyOf(every), published },
        { drafts: [`${key}:every`, `${key}:title`, `${key}:text`] },
      ),
      {
        text: was ? t('published') : t('declared', { number: number(ticket) }),
        icon: <OctagonAlert />,
      },
      () => {
        clearEvery();
        clearTitle();
        clearText();
      },
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('declare')}
      verb={t(was ? 'publishDo' : 'declareDo')}
      icon={<OctagonAlert />}
      refused={refused}
      onDo={declare}
    >
      {was ? null : (
        <>
          <p className="text-base text-ink-2">{t('declareLead')}</p>
          <EveryChoice value={every} onChange={setEvery} />
          <Switch isSelected={publish} onChange={setPublish} detail={t('publishText')}>
            {t('publish')}
          </Switch>
        </>
      )}
      {publish ? (
        <>
          <TextField
            label={t('name')}
            value={title}
            onChange={setTitle}
            maxLength={ANNOUNCEMENT_LIMITS.title}
            help={t('nameHelp')}
            error={checked && title.trim() === '' ? t('needName') : null}
          />
          <TextArea
            label={t('text')}
            value={text}
            onChange={setText}
            maxLength={ANNOUNCEMENT_LIMITS.text}
            error={checked && text.trim() === '' ? t('needText') : null}
          />
          <Expected {...expected} fault={checked ? fault : null} />
          <Switch isSelected={onSignIn} onChange={setOnSignIn} detail={t('onSignInText')}>
            {t('onSignIn')}
          </Switch>
        </>
      ) : null}
    </TaskSheet>
  );
}
