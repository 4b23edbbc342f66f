'use client';
import { CircleCheck, CircleDashed, CircleX, UserPlus, UserRoundCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { useTimes } from '#components/ui/when';
import { SheetWords } from '#components/words/sheet-words';
import { type ApprovalGroup, type ApprovalVote, lacking, outcomeOfGroup } from '#domain/approval/approval';
import { mayHandOn, mayNameApprover } from '#domain/approval/may';
import type { TicketRow } from '#sync/views/ticket';
import { type NamedFor, NameSheet } from './name-sheet';

/** Who is asked, how many have to approve, and what each has said. */
export function ApprovalVotes({ ticket }: { ticket: TicketRow }) {
  const [named, setNamed] = useState<NamedFor | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = (one: NamedFor) => {
    setNamed(one);
    setIsOpen(true);
  };
  if (!ticket.approval) return null;
  return (
    <>
      <div className="flex flex-col divide-y divide-line">
        {ticket.approval.groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups keep their places, and have no names
          <Group key={at} ticket={ticket} group={group} at={at} onName={open} />
        ))}
      </div>
      {named ? (
        <SheetWords>
          <NameSheet ticket={ticket} named={named} isOpen={isOpen} onClose={() => setIsOpen(false)} />
        </SheetWords>
      ) : null}
    </>
  );
}

interface GroupProps {
  ticket: TicketRow;
  group: ApprovalGroup;
  at: number;
  onName(named: NamedFor): void;
}

function Group({ ticket, group, at, onName }: GroupProps) {
  const t = useTranslations('approval');
  const { actor } = useMe();
  const { needed, votes, who } = group;
  const waits = ticket.state === 'awaiting_approval';
  const missing = waits ? lacking(group) : 0;
  const n = votes.length;
  const needs =
    n < 2
      ? ''
      : needed === 1
        ? t('needs.one', { n })
        : needed === n
          ? t('needs.all', { n })
          : t('needs.some', { needed, n });
  const isUnsent = ticket.number === null && who === 'manager' && n === 0;
  return (
    <section className="py-2 first:pt-0 last:pb-0">
      {needs ? <p className="pb-1 text-sm text-ink-3">{needs}</p> : null}
      <ul>
        {votes.map((vote) => (
          <Vote
            key={vote.personId}
            vote={vote}
            isOpen={waits && outcomeOfGroup(group) === 'wanted'}
            onHandOn={
              mayHandOn(actor, ticket, vote.personId) ? () => onName({ insteadOf: vote.personId }) : null
            }
          />
        ))}
      </ul>
      {isUnsent ? (
        <p className="text-base text-ink-2">{t('managerOffline')}</p>
      ) : missing > 0 ? (
        <div>
          <p className="text-base font-medium text-warn">{t('lacking', { n: missing })}</p>
          {mayNameApprover(actor, ticket) ? (
            <Button size="sm" icon={<UserPlus />} className="mt-2" onPress={() => onName({ group: at })}>
              {t('name')}
            </Button>
          ) : (
            <p className="text-sm text-ink-3">{t('lackingFor')}</p>
          )}
        </div>
      ) : null}
    </section>
  );
}

const LOOKS = {
  approved: { icon: <CircleCheck />, tone: 'text-ok' },
  rejected: { icon: <CircleX />, tone: 'text-danger' },
  waiting: { icon: <CircleDashed />, tone: 'text-ink-3' },
} as const satisfies Record<string, { icon: ReactNode; tone: string }>;

interface VoteProps {
  vote: ApprovalVote;
  /** their group has not decided */
  isOpen: boolean;
  onHandOn: (() => void) | null;
}

function Vote({ vote, isOpen, onHandOn }: VoteProps) {
  const t = useTranslations('approval');
  const times = useTimes();
  const { actor } = useMe();
  const { decision, at, name, personId, standIn, standInId, byId } = vote;
  const { icon, tone } = LOOKS[decision ?? 'waiting'];
  const when = at === null || times.now === null ? '' : times.dayClock(at);
  const others = byId !== null && byId === standInId ? t('vote.by', { name: standIn ?? '' }) : null;
  return (
    <li className="flex min-h-11 items-center gap-3 text-base dense:text-sm">
      <span className={`flex-none [&_.lucide]:size-5 ${tone}`}>{icon}</span>
      <span className="min-w-0 flex-1">
        <bdi className="font-medium">{name}</bdi>
        {standIn && decision === null ? <bdi> {t('vote.standIn', { name: standIn })}</bdi> : null}
        <span className="block text-sm text-ink-3">
          {decision ? t(`vote.${decision}`, { when }) : t(isOpen ? 'vote.waiting' : 'vote.notNeeded')}
          {others ? <bdi>, {others}</bdi> : null}
        </span>
      </span>
      {onHandOn && decision === null && isOpen ? (
        <IconButton
          icon={<UserRoundCheck />}
          label={personId === actor.id ? t('handOn') : t('handOnFor', { name })}
          onPress={onHandOn}
        />
      ) : null}
    </li>
  );
}
