'use client';
import { useState } from 'react';
import type { Picked } from '#components/shell/pick-files';
import { SheetWords } from '#components/words/sheet-words';
import type { TicketStep } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { DeclareSheet } from '../major/declare-sheet';
import { ReviewSheet } from '../major/review-sheet';
import { StandDownSheet } from '../major/stand-down-sheet';
import { UpdateSheet } from '../major/update-sheet';
import { AddTaskSheet } from '../tasks/task-sheets';
import { AssignSheet } from './assign-sheet';
import { DeclineSheet } from './decline-sheet';
import { EditSheet } from './edit-sheet';
import { FollowSheet } from './follow-sheet';
import { HoldSheet } from './hold-sheet';
import { ReasonSheet } from './reason-sheet';
import { ResolveSheet } from './resolve-sheet';
import { SignSheet } from './sign-sheet';
import { TieSheet } from './tie-sheet';
import { TimeSheet } from './time-sheet';
import { TodoSheet } from './todo-sheet';
import { TravelSheet } from './travel-sheet';
import { WriteSheet } from './write-sheet';

/** What opens a sheet: the steps that ask something, and the two ways to write. */
const KINDS = [
  'resolve',
  'hold',
  'assign',
  'decline',
  'reopen',
  'cancel',
  'duplicate',
  'comment',
  'note',
  'edit',
  'time',
  'travel',
  'todo',
  'task',
  'follow',
  'tie',
  'sign',
  'major',
  'update',
  'standDown',
  'review',
] as const;
export type SheetKind = (typeof KINDS)[number];

export const isSheetKind = (step: TicketStep | SheetKind): step is SheetKind =>
  (KINDS as readonly string[]).includes(step);

export interface StepSheetsProps {
  ticket: TicketRow | null;
  step: TicketStep | SheetKind | null;
  onClose: () => void;
  /** photos or files that were chosen to be sent with what the sheet writes */
  picked?: Picked | null;
}

/** The sheet of one step of one ticket. */
export function StepSheets(props: StepSheetsProps) {
  return (
    <SheetWords>
      <OneSheet {...props} />
    </SheetWords>
  );
}

/** The last one stays mounted while it slides out. */
function OneSheet({ ticket, step, onClose, picked }: StepSheetsProps) {
  const [last, setLast] = useState<{ ticket: TicketRow; kind: SheetKind } | null>(null);
  const isOpen = ticket !== null && step !== null && isSheetKind(step);
  if (isOpen && (last?.ticket !== ticket || last.kind !== step)) setLast({ ticket, kind: step });
  if (!last) return null;
  const props = { ticket: last.ticket, isOpen, onClose };
  const key = `${last.kind}:${last.ticket.id}`;
  switch (last.kind) {
    case 'resolve':
      return <ResolveSheet key={key} {...props} />;
    case 'hold':
      return <HoldSheet key={key} {...props} />;
    case 'assign':
      return <AssignSheet key={key} {...props} />;
    case 'decline':
      return <DeclineSheet key={key} {...props} />;
    case 'reopen':
    case 'cancel':
      return <ReasonSheet key={key} {...props} kind={last.kind} />;
    case 'duplicate':
    case 'tie':
      return <TieSheet key={key} {...props} first={last.kind === 'tie' ? 'related' : 'duplicate'} />;
    case 'edit':
      return <EditSheet key={key} {...props} />;
    case 'time':
      return <TimeSheet key={key} {...props} />;
    case 'travel':
      return <TravelSheet key={key} {...props} />;
    case 'todo':
      return <TodoSheet key={key} {...props} />;
    case 'task':
      return <AddTaskSheet key={key} {...props} />;
    case 'follow':
      return <FollowSheet key={key} {...props} />;
    case 'sign':
      return <SignSheet key={key} {...props} />;
    case 'major':
      return <DeclareSheet key={key} {...props} />;
    case 'update':
      return <UpdateSheet key={key} {...props} />;
    case 'standDown':
      return <StandDownSheet key={key} {...props} />;
    case 'review':
      return <ReviewSheet key={key} {...props} />;
    default:
      return <WriteSheet key={key} {...props} kind={last.kind} picked={picked} />;
  }
}
