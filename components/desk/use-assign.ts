'use client';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import type { Id } from '#domain/kernel/types';
import type { Assignment, DeskTicket } from '#domain/reports/shapes';
import { type Around, type AssignAnswer, type AssignWords, useAssignWords } from './assign-words';

/** The server action. */
export type AssignDoor = (wanted: Assignment) => Promise<AssignAnswer>;

/** What stands in the row after somebody assigned it. */
export interface Outcome extends AssignWords {
  /** going: asked, not answered yet. done: carried out, the row follows. told: not as wished */
  kind: 'going' | 'done' | 'told';
  wanted: Assignment;
  ticket: DeskTicket;
}

/** Assigns and keeps, per row, what became of it. */
export function useAssign(door: AssignDoor, around: Around, reload: () => void) {
  const t = useTranslations('desk.assign');
  const words = useAssignWords(around);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<Id, Outcome>>(new Map());
  const [spoken, setSpoken] = useState('');
  const [, start] = useTransition();

  const put = (id: Id, outcome: Outcome | null) =>
    setOutcomes((was) => {
      const next = new Map(was);
      if (outcome) next.set(id, outcome);
      else next.delete(id);
      return next;
    });

  const assign = (ticket: DeskTicket, wanted: Assignment) => {
    const name = words.personName(wanted.assigneeId);
    put(ticket.id, {
      kind: 'going',
      text: t('going', { name: wanted.assigneeId ? name : words.teamName(wanted.teamId) }),
      next: null,
      wanted,
      ticket,
    });
    start(async () => {
      const answer = await door(wanted).catch((): AssignAnswer => ({ ok: false, error: { code: 'failed' } }));
      if (answer.ok && answer.data.status === 'ok') {
        put(ticket.id, { kind: 'done', text: name, next: null, wanted, ticket });
        setSpoken(words.done(ticket, wanted));
        reload();
        return;
      }
      const told = words.told(wanted, answer);
      put(ticket.id, { kind: 'told', ...told, ticket });
      setSpoken(told.text);
      reload();
    });
  };

  return {
    /** of this version of the row: what was asked is over once the row itself has moved */
    outcome: (row: DeskTicket): Outcome | undefined => {
      const outcome = outcomes.get(row.id);
      return outcome?.kind === 'told' || outcome?.ticket.ver === row.ver ? outcome : undefined;
    },
    /** what was not as wished and is not put away, on screen or not */
    told: [...outcomes.values()].filter(({ kind }) => kind === 'told'),
    spoken,
    assign,
    /** the same again, now knowing what stands */
    again: (outcome: Outcome) => assign(outcome.ticket, outcome.wanted),
    dismiss: (id: Id) => put(id, null),
  };
}
