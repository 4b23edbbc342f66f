'use client';
import { useState } from 'react';
import type { TicketStep } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { AssignSheet } from './assign-sheet';
import { HoldSheet } from './hold-sheet';
import { ReasonSheet } from './reason-sheet';
import { ResolveSheet } from './resolve-sheet';
import { WriteSheet } from './write-sheet';

/** What opens a sheet: the steps that ask something, and the two ways to write. */
export type SheetKind =
  | 'resolve'
  | 'hold'
  | 'assign'
  | 'reopen'
  | 'cancel'
  | 'duplicate'
  | 'comment'
  | 'note';

const KINDS: readonly string[] = [
  'resolve',
  'hold',
  'assign',
  'reopen',
  'cancel',
  'duplicate',
  'comment',
  'note',
];
export const isSheetKind = (step: TicketStep | SheetKind): step is SheetKind => KINDS.includes(step);

export interface StepSheetsProps {
  ticket: TicketRow | null;
  step: TicketStep | SheetKind | null;
  onClose: () => void;
}

/** The sheet of one step of one ticket. The last one stays mounted while it slides out. */
export function StepSheets({ ticket, step, onClose }: StepSheetsProps) {
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
    case 'reopen':
    case 'cancel':
      return <ReasonSheet key={key} {...props} kind={last.kind} />;
    case 'duplicate':
      return null;
    default:
      return <WriteSheet key={key} {...props} kind={last.kind} />;
  }
}
