'use client';
import { Check, CircleCheck, Hourglass, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Fact, Facts } from '#components/ui/facts';
import { TextArea } from '#components/ui/text-area';
import { WrittenText } from '#components/ui/written-text';
import type { DecideFault, DecideView } from '#domain/approval/decide-view';
import { inWords } from '#domain/request/told';
import { LIMITS } from '#domain/ticket/limits';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';

interface DecideByLinkProps {
  token: string;
  view: DecideView;
  /** why what was pressed before decided nothing */
  fault: DecideFault | null;
}

/** What waits for somebody's approval, from a mail, without signing in. A form: it needs no code of ours to run. */
export function DecideByLink({ token, view, fault }: DecideByLinkProps) {
  const t = useTranslations('access.approve');
  const [comment, setComment] = useState('');
  const lead = <bdi>{t('lead', { number: view.number, title: view.title })}</bdi>;
  if (!view.isAsked)
    return (
      <DoorDone
        icon={view.decision === 'rejected' ? <X /> : view.decision ? <CircleCheck /> : <Hourglass />}
        title={view.decision ? t(view.decision) : t('over')}
        aside={<About />}
      >
        <p>{lead}</p>
        <p>{t(view.state === 'awaiting_approval' ? 'others' : view.decision ? 'saved' : 'overText')}</p>
      </DoorDone>
    );
  return (
    <DoorFrame title={t('title')} lead={lead} aside={<About />}>
      <Facts>
        <Fact name={t('for')}>
          <bdi>{view.requester}</bdi>
        </Fact>
        {view.told.map((one) => (
          <Fact key={one.id} name={one.label}>
            <span className="font-regular">
              <WrittenText>{inWords(one)}</WrittenText>
            </span>
          </Fact>
        ))}
      </Facts>
      <form method="post" action={`/api/approve/${token}`} className="mt-6 flex flex-col gap-4">
        <input type="hidden" name="seen" value={view.seen} />
        <TextArea
          label={t('comment')}
          help={t('commentHelp')}
          name="comment"
          rows={3}
          value={comment}
          onChange={setComment}
          maxLength={LIMITS.text}
          error={fault === 'comment' ? t('fault.comment') : null}
        />
        {fault && fault !== 'comment' ? (
          <p role="alert" className="text-sm font-medium text-danger">
            {t(`fault.${fault}`)}
          </p>
        ) : null}
        <div className="grid grid-cols-[2fr_3fr] gap-3">
          <Button type="submit" name="decision" value="rejected" tone="danger" icon={<X />}>
            {t('reject')}
          </Button>
          <Button type="submit" name="decision" value="approved" tone="primary" icon={<Check />}>
            {t('approve')}
          </Button>
        </div>
      </form>
    </DoorFrame>
  );
}
