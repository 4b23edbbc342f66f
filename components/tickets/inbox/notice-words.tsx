'use client';
import {
  ArrowRightLeft,
  AtSign,
  Ban,
  BookOpenCheck,
  CircleCheck,
  ClockAlert,
  Eye,
  Hash,
  ListChecks,
  Lock,
  MessageSquareText,
  OctagonAlert,
  RotateCcw,
  Siren,
  Smile,
  Stamp,
  Undo2,
  UserRoundCheck,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAsksHow } from '#client/live/policy';
import { useNames } from '#components/shell/names';
import type { NewsDetail, NotifiedEvent } from '#domain/notify/events';
import type { NoticeRow } from '#sync/views/notice';

type Said =
  | 'assigned'
  | 'mentioned'
  | 'mentionedNote'
  | 'commented'
  | 'commentedNote'
  | 'resolved'
  | 'reopened'
  | 'cancelled'
  | 'reassigned'
  | 'declined'
  | 'closed'
  | 'closedOnly'
  | 'changed'
  | 'warned'
  | 'breached'
  | 'major'
  | 'updateOwed'
  | 'majorOver'
  | 'numbered'
  | 'approvalWanted'
  | 'approvalAgain'
  | 'approvalLacking'
  | 'approved'
  | 'rejected'
  | 'review'
  | 'taskGiven'
  | 'changeWanted'
  | 'changeVoided'
  | 'changeExpired';

const icons: Record<Said, ReactNode> = {
  assigned: <UserRoundCheck />,
  taskGiven: <ListChecks />,
  mentioned: <AtSign />,
  mentionedNote: <AtSign />,
  commented: <MessageSquareText />,
  commentedNote: <Lock />,
  resolved: <CircleCheck />,
  reopened: <RotateCcw />,
  cancelled: <Ban />,
  reassigned: <ArrowRightLeft />,
  declined: <Undo2 />,
  closed: <Smile />,
  closedOnly: <CircleCheck />,
  changed: <Eye />,
  warned: <ClockAlert />,
  breached: <OctagonAlert />,
  major: <Siren />,
  updateOwed: <ClockAlert />,
  majorOver: <CircleCheck />,
  numbered: <Hash />,
  approvalWanted: <Stamp />,
  approvalAgain: <Stamp />,
  approvalLacking: <Stamp />,
  approved: <CircleCheck />,
  rejected: <X />,
  review: <BookOpenCheck />,
  changeWanted: <Stamp />,
  changeVoided: <RotateCcw />,
  changeExpired: <ClockAlert />,
};

const plain: Record<NotifiedEvent, Said> = {
  'ticket.breached': 'breached',
  'ticket.mentioned': 'mentioned',
  'ticket.assigned': 'assigned',
  'ticket.resolved': 'resolved',
  'ticket.reopened': 'reopened',
  'ticket.commented': 'commented',
  'ticket.warned': 'warned',
  'ticket.watched': 'changed',
  'ticket.major': 'major',
  'ticket.updateOwed': 'updateOwed',
  'ticket.majorOver': 'majorOver',
  'ticket.numbered': 'numbered',
  'ticket.closed': 'closed',
  'ticket.approvalWanted': 'approvalWanted',
  'ticket.decided': 'approved',
  'article.review': 'review',
  'change.approvalWanted': 'changeWanted',
  'change.decided': 'approved',
  'change.voided': 'changeVoided',
};

/** What is said of an event: of a ticket that is followed, what became of it. */
function saidOf({ event, detail }: { event: NotifiedEvent; detail: NewsDetail | null }): Said {
  if (detail === 'note') return event === 'ticket.mentioned' ? 'mentionedNote' : 'commentedNote';
  if (detail === 'again') return 'approvalAgain';
  if (detail === 'lacking') return 'approvalLacking';
  if (detail === 'task') return 'taskGiven';
  if (detail === 'expired') return 'changeExpired';
  if (event === 'ticket.decided' || event === 'change.decided')
    return detail === 'rejected' ? 'rejected' : 'approved';
  // A newer server knows more than this app.
  return event === 'ticket.watched' && detail ? detail : (plain[event] ?? 'changed');
}

const tones: Partial<Record<Said, string>> = {
  breached: 'text-danger',
  warned: 'text-warn',
  major: 'text-danger',
  updateOwed: 'text-warn',
  changeExpired: 'text-warn',
};

/** A notice in a sentence with its icon, and the colour it has where time runs out. */
export function useNoticeWords(): (notice: NoticeRow) => { text: string; icon: ReactNode; tone: string } {
  const t = useTranslations('inbox');
  const names = useNames();
  const asksHow = useAsksHow();
  return (notice) => {
    const known = saidOf(notice);
    // It was asked, and nobody is any more.
    const said = known === 'closed' && asksHow === false ? 'closedOnly' : known;
    const name = names(notice.actorId);
    return {
      text: t(`says.${said}` as 'says.assigned', { who: name ? 'some' : 'nobody', name }),
      icon: icons[said],
      tone: tones[said] ?? '',
    };
  };
}
