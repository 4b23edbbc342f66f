'use client';
import {
  BookOpen,
  Camera,
  CircleCheck,
  Copy,
  Eye,
  EyeOff,
  Link2,
  ListPlus,
  ListTodo,
  Lock,
  LockOpen,
  MapPin,
  MessageSquare,
  Navigation,
  OctagonAlert,
  Paperclip,
  Pencil,
  Spline,
  Timer,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { beginArticle } from '#client/live/articles';
import { mutate } from '#client/live/mutate';
import { useTimeline } from '#client/live/ticket';
import { useTimer } from '#client/live/timer';
import { useMe } from '#components/shell/actor';
import { copyText } from '#components/shell/copy-text';
import { go } from '#components/shell/go';
import { type Picked, usePick } from '#components/shell/pick-files';
import { useNumberWords } from '#components/shell/ticket-no';
import type { MenuEntry } from '#components/ui/menu-list';
import { showToast } from '#components/ui/toast';
import { can } from '#domain/access/capabilities';
import { draftFromTicket } from '#domain/knowledge/from-ticket';
import type { Doing } from '#domain/live/presence';
import { isMajor } from '#domain/major/is-major';
import { mayDeclare } from '#domain/major/major';
import { isOffered, mayEdit, mayNote, mayTravel, mayWorkOn, possibleSteps } from '#domain/ticket/actions';
import type { TicketStep } from '#domain/ticket/states';
import { isOpen, isWorkable } from '#domain/ticket/states';
import { whereabouts } from '#domain/ticket/whereabouts';
import type { TicketRow } from '#sync/views/ticket';
import { isAtOnce, nextStep } from '../parts/next-step';
import { useRefusedWords } from '../parts/refused-words';
import { useStepLooks } from '../parts/step-looks';
import { useStepNow } from '../parts/step-now';
import type { SheetKind } from '../sheets/step-sheets';
import { useAskedToWrite } from './use-asked-to-write';

/** Everything that can be done with a ticket now: the primary, the rest, and which sheet is open. */
export function useTicketActs(ticket: TicketRow) {
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const looks = useStepLooks();
  const stepNow = useStepNow();
  const number = useNumberWords();
  const [sheet, setSheet] = useState<SheetKind | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  // A photo goes with a message, which may be empty.
  const { pick, input } = usePick((files) => {
    setPicked(files);
    setSheet('comment');
  });
  const isOwn = ticket.requesterId === actor.id;
  const primary = nextStep(actor, ticket);
  const refused = useRefusedWords();
  const timer = useTimer(ticket.id);
  const timeline = useTimeline(ticket.id) ?? [];
  const where = whereabouts(ticket, timeline);
  const canTravel = mayTravel(actor, ticket) && where === null;
  const [asksConceal, setAsksConceal] = useState(false);

  /** There: says so, and begins to work when nobody has. */
  const arriveNow = async () => {
    const answer = await mutate.arrive({ ticketId: ticket.id });
    if (answer.ok && possibleSteps(actor, ticket).includes('start'))
      await mutate.startTicket({ ticketId: ticket.id });
    showToast({
      text: answer.ok ? t('done.arrive', { number: number(ticket) }) : refused(answer.error, ticket.state),
      icon: answer.ok ? <MapPin /> : undefined,
    });
  };
  const conceal = async (confidential: boolean) => {
    const answer = await mutate.concealTicket({ ticketId: ticket.id, confidential });
    showToast({
      text: answer.ok
        ? t(confidential ? 'done.conceal' : 'done.reveal', { number: number(ticket) })
        : refused(answer.error, ticket.state),
    });
  };

  const makeArticle = async () => {
    const fix = timeline.findLast(({ data, deletedAt }) => data?.step === 'resolve' && deletedAt === null);
    const begun = draftFromTicket(
      { title: ticket.title, description: ticket.description, fix: fix?.body ?? '' },
      { wrong: t('article.wrong'), fixed: t('article.fixed') },
    );
    const { categoryId } = ticket;
    const id = await beginArticle({ ...begun, audience: 'staff', categoryId, ticketIds: [ticket.id] });
    if (id) go(`/app/knowledge/${id}/edit`);
    else showToast({ text: t('article.failed') });
  };

  const act = (step: TicketStep) => {
    if (isAtOnce(step)) void stepNow(step, ticket);
    else setSheet(step);
  };
  const copy = async (text: string) => {
    const ok = await copyText(text);
    showToast({
      text: ok ? t('done.copied', { text }) : t('done.notCopied'),
      icon: ok ? <CircleCheck /> : undefined,
    });
  };
  // "Same as another" stands in the sheet of ties.
  const steps = possibleSteps(actor, ticket).filter((step) => step !== primary && step !== 'duplicate');
  const stepItem = (step: TicketStep): MenuEntry => ({
    id: step,
    ...looks(step, isOwn),
    tone: step === 'cancel' ? 'danger' : undefined,
    onAction: () => act(step),
  });
  const canNote = mayNote(actor, ticket);
  useAskedToWrite((kind) => setSheet(kind === 'note' && canNote ? 'note' : 'comment'));
  const write: MenuEntry[] = [
    { id: 'comment', label: t('act.comment'), icon: <MessageSquare />, onAction: () => setSheet('comment') },
    ...(canNote
      ? [{ id: 'note', label: t('act.note'), icon: <Lock />, onAction: () => setSheet('note') }]
      : []),
  ];
  const attach: MenuEntry[] = [
    { id: 'photo', label: t('act.photo'), icon: <Camera />, onAction: () => pick('photo') },
    { id: 'file', label: t('act.file'), icon: <Paperclip />, onAction: () => pick('file') },
    ...(canNote
      ? [{ id: 'sign', label: t('act.sign'), icon: <Pencil />, onAction: () => setSheet('sign') }]
      : []),
  ];
  const sheetItem = (id: SheetKind, icon: MenuEntry['icon'], label: string): MenuEntry => ({
    id,
    icon,
    label,
    onAction: () => setSheet(id),
  });
  const work: MenuEntry[] = [
    ...(canTravel ? [sheetItem('travel', <Navigation />, t('act.travel'))] : []),
    ...(mayEdit(actor, ticket) ? [sheetItem('edit', <Pencil />, t('act.edit'))] : []),
    ...(mayWorkOn(actor, ticket)
      ? [
          sheetItem('todo', <ListPlus />, t('act.todo')),
          ...(isWorkable(ticket.state) ? [sheetItem('task', <ListTodo />, t('act.task'))] : []),
          sheetItem('time', <Timer />, t('act.time')),
          ...(timer.since === null
            ? [{ id: 'timer', label: t('act.timer'), icon: <Timer />, onAction: timer.start }]
            : []),
          sheetItem('follow', <Eye />, t('act.follow')),
          sheetItem('tie', <Spline />, t('act.tie')),
          ...(mayDeclare(actor, ticket) && isOpen(ticket.state) && !isMajor(ticket)
            ? [sheetItem('major', <OctagonAlert />, t('act.major'))]
            : []),
          {
            id: 'conceal',
            label: ticket.confidential ? t('act.reveal') : t('act.conceal'),
            icon: ticket.confidential ? <LockOpen /> : <EyeOff />,
            onAction: () => setAsksConceal(true),
          },
        ]
      : []),
  ];
  const rest: MenuEntry[] = [
    ...steps.filter((step) => step !== 'cancel').map(stepItem),
    ...work,
    // What is confidential does not become what all staff read.
    ...(isOpen(ticket.state) || ticket.confidential || !can(actor.role, 'article.write')
      ? []
      : [{ id: 'article', label: t('act.article'), icon: <BookOpen />, onAction: () => void makeArticle() }]),
    { id: 'number', label: t('act.copyNumber'), icon: <Copy />, onAction: () => void copy(number(ticket)) },
    {
      id: 'link',
      label: t('act.copyLink'),
      icon: <Link2 />,
      onAction: () => void copy(window.location.href),
    },
    ...(steps.includes('cancel') ? [stepItem('cancel')] : []),
  ];
  return {
    ...{ primary, isOwn, canNote, act, write, attach, rest, sheet, setSheet, pick, picked, input },
    isOffered: isOffered(actor, ticket),
    ...{ where, canTravel, arriveNow, asksConceal, setAsksConceal, conceal },
  };
}

/** What an open sheet tells others who have the ticket open. */
export const doingIn = (sheet: SheetKind | null): Doing =>
  sheet === null ? 'views' : sheet === 'comment' ? 'comments' : sheet === 'note' ? 'notes' : 'edits';

export type TicketActs = ReturnType<typeof useTicketActs>;
