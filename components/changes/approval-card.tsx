'use client';
import { Check, CircleCheck, CircleDashed, CircleX, TriangleAlert, UserRoundPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import type { Decision } from '#domain/approval/approval';
import { type ApprovalVote, lacking, outcomeOfGroup } from '#domain/approval/approval';
import { isOwnChange, mayHandOnOf, mayNameOn } from '#domain/change/may';
import { approveBy, takesDecisions } from '#domain/change/steps';
import { ApproverSheet, type Colleague, type NamedFor } from './approver-sheet';
import { useRefused } from './use-refused';
import type { ChangeView } from './view';
import { WordsSheet } from './words-sheet';

interface ApprovalCardProps extends Pick<ChangeView, 'change' | 'me' | 'send'> {
  /** who can be named */
  people: readonly Colleague[];
}

/** Who is asked, how many have to approve, and what each has said; and how somebody else is named. */
export function ApprovalCard({ change, me, send, people }: ApprovalCardProps) {
  const t = useTranslations('changes');
  const times = useTimes();
  const [named, setNamed] = useState<NamedFor | null>(null);
  const refused = useRefused();
  const { approval } = change;
  if (change.type === 'standard') return <p className="text-ink-2">{t('preApproved')}</p>;
  if (!approval) return <p className="text-ink-3">{t('noApproval')}</p>;
  const by = approveBy(change, change.startedAt);
  const isOpen = takesDecisions(change);
  const takeBack = async (fromId: string) => {
    const answer = await send('change.handOn', { changeId: change.id, fromId, toId: null });
    if (!answer.ok) showToast({ text: refused(answer.error) });
  };
  return (
    <div>
      {by !== null && times.now !== null ? (
        <p className="mb-2 font-medium text-warn">
          {t(times.now > by ? 'approveLate' : 'approveBy', { when: times.dayClock(by) })}
        </p>
      ) : null}
      {change.state === 'awaiting_approval' && approval.expiresAt !== null && times.now !== null ? (
        <p className="mb-2 text-ink-3">{t('decideBy', { when: times.dayClock(approval.expiresAt) })}</p>
      ) : null}
      {isOpen && isOwnChange(me.id, change) ? <p className="mb-2 text-ink-3">{t('own')}</p> : null}
      {approval.groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups keep their places
        <section key={at} className="border-t border-line py-2 first:border-0 first:pt-0">
          <p className="font-medium">
            <bdi>{approval.names[at]}</bdi>{' '}
            <span className="num font-regular text-ink-3">
              {t('need', { needed: String(group.needed), n: group.votes.length })}
            </span>
          </p>
          <ul>
            {group.votes.map((vote) => (
              <Vote
                key={vote.personId}
                vote={vote}
                isOpen={isOpen && outcomeOfGroup(group) === 'wanted'}
                onHandOn={
                  mayHandOnOf(me, change, vote.personId) && outcomeOfGroup(group) === 'wanted'
                    ? () => setNamed({ insteadOf: vote.personId })
                    : null
                }
                onTakeBack={() => void takeBack(vote.personId)}
              />
            ))}
          </ul>
          {isOpen && lacking(group) > 0 ? <p className="font-medium text-warn">{t('lacking')}</p> : null}
          {mayNameOn(me, change, at) ? (
            <Button size="sm" tone="text" icon={<UserRoundPlus />} onPress={() => setNamed({ group: at })}>
              {t('handOn.name')}
            </Button>
          ) : null}
        </section>
      ))}
      {named ? (
        <ApproverSheet {...{ change, me, send, named, people }} onClose={() => setNamed(null)} />
      ) : null}
    </div>
  );
}

const LOOKS = {
  approved: { icon: <CircleCheck />, tone: 'text-ok' },
  rejected: { icon: <CircleX />, tone: 'text-danger' },
  waiting: { icon: <CircleDashed />, tone: 'text-ink-3' },
} as const;

interface VoteProps {
  vote: ApprovalVote;
  isOpen: boolean;
  /** null: not for who looks */
  onHandOn: (() => void) | null;
  onTakeBack(): void;
}

function Vote({ vote, isOpen, onHandOn, onTakeBack }: VoteProps) {
  const t = useTranslations('changes');
  const times = useTimes();
  const { decision, at, name, standIn, standInId, byId } = vote;
  const { icon, tone } = LOOKS[decision ?? 'waiting'];
  const when = at === null || times.now === null ? '' : times.dayClock(at);
  const isOther = byId !== null && byId === standInId;
  return (
    <li className="flex min-h-9 items-center gap-2.5">
      <span className={`flex-none [&_.lucide]:size-4.5 ${tone}`}>{icon}</span>
      <span className="min-w-0">
        <bdi className="font-medium">{isOther ? standIn : name}</bdi>
        {standIn && decision === null ? <bdi> {t('vote.standIn', { name: standIn })}</bdi> : null}{' '}
        <span className="text-ink-3">
          {decision ? t(`vote.${decision}`, { when }) : t(isOpen ? 'vote.waiting' : 'vote.notNeeded')}
          {isOther ? `, ${t('vote.by', { name })}` : ''}
        </span>
      </span>
      {onHandOn ? (
        <Button
          size="sm"
          tone="text"
          className="ms-auto flex-none"
          aria-label={t(standInId ? 'handOn.backFrom' : 'handOn.of', { name: standIn ?? name })}
          onPress={standInId ? onTakeBack : onHandOn}
        >
          {t(standInId ? 'handOn.back' : 'handOn.title')}
        </Button>
      ) : null}
    </li>
  );
}

/**
 * Deciding on what is before the person. What they read is what stood there when they opened it: where it changes
 * meanwhile they say that they have read it again.
 */
export function DecideButtons(
  props: Pick<ChangeView, 'change' | 'seen' | 'send'> & {
    /** somebody pressed Reject on a notification: they are asked why */
    rejects?: boolean;
    /** nobody asks why any more */
    onSaid?(): void;
  },
) {
  const { change, seen: now, send, rejects = false, onSaid } = props;
  const t = useTranslations('changes');
  const refused = useRefused();
  const [seen, setSeen] = useState(now);
  const [pressed, setIsOpen] = useState(false);
  const isOpen = pressed || rejects;
  const isChanged = seen !== now;
  const decide = async (decision: Decision, comment: string) => {
    const answer = await send('change.decide', { changeId: change.id, decision, comment, seen });
    showToast({ text: answer.ok ? t(`done.${decision}`) : refused(answer.error) });
    return answer;
  };
  return (
    <div className="flex flex-col gap-3">
      <div role="status">
        {isChanged ? (
          <Banner
            icon={<TriangleAlert />}
            title={t('changedTitle')}
            actions={
              <Button tone="ghost" className="mt-2" onPress={() => setSeen(now)}>
                {t('readAgain')}
              </Button>
            }
          >
            {t('refused.changed')}
          </Banner>
        ) : null}
      </div>
      <div className="grid grid-cols-[2fr_3fr] gap-3">
        <Button tone="danger" icon={<X />} isDisabled={isChanged} onPress={() => setIsOpen(true)}>
          {t('reject')}
        </Button>
        <Button
          tone="primary"
          icon={<Check />}
          isDisabled={isChanged}
          onPress={() => void decide('approved', '')}
        >
          {t('approve')}
        </Button>
      </div>
      <WordsSheet
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
          onSaid?.();
        }}
        title={t('rejectTitle')}
        label={t('rejectWhy')}
        verb={t('reject')}
        tone="danger"
        missing={t('missing.comment')}
        onDo={(words) => decide('rejected', words)}
      />
    </div>
  );
}
