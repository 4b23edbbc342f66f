'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type MutateAnswer, mutate } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { useNumberWords } from '#components/shell/ticket-no';
import { showToast } from '#components/ui/toast';
import type { Seen } from '#sync/local/foresee';
import type { TicketRow } from '#sync/views/ticket';
import type { StepAtOnce } from './next-step';
import { useRefusedWords } from './refused-words';

/** Runs the steps that ask nothing, and says so; taking can be undone by putting it back. */
export function useStepNow(): (step: StepAtOnce, ticket: TicketRow) => Promise<boolean> {
  const t = useTranslations('tickets.done');
  const common = useTranslations('common');
  const number = useNumberWords();
  const refused = useRefusedWords();
  const { actor } = useMe();

  return async (step, ticket) => {
    const answer = await run[step](ticket.id, { actor, ticket });
    if (!answer.ok) {
      showToast({ text: refused(answer.error, ticket.state) });
      return false;
    }
    const isOwn = step === 'close' && ticket.requesterId === actor.id;
    const back = () =>
      void mutate.assignTicket({ ticketId: ticket.id, teamId: ticket.teamId, assigneeId: null });
    showToast({
      text: t(isOwn ? 'confirm' : step, { number: number(ticket) }),
      icon: <CircleCheck />,
      action: step === 'take' ? { label: common('undo'), onPress: back } : undefined,
    });
    return true;
  };
}

const run: Record<StepAtOnce, (ticketId: string, seen: Seen) => Promise<MutateAnswer>> = {
  take: (ticketId, seen) => mutate.takeTicket({ ticketId }, {}, seen),
  accept: (ticketId, seen) => mutate.acceptTicket({ ticketId }, {}, seen),
  start: (ticketId, seen) => mutate.startTicket({ ticketId }, {}, seen),
  resume: (ticketId, seen) => mutate.resumeTicket({ ticketId }, {}, seen),
  close: (ticketId, seen) => mutate.closeTicket({ ticketId }, {}, seen),
};
