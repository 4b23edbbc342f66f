'use client';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import type { Id } from '#domain/kernel/types';
import { type Assignment, BULK_STEP, type DeskTicket } from '#domain/reports/shapes';
import { type Around, type AssignAnswer, type AssignWords, useAssignWords } from './assign-words';

/** The server action. */
export type AssignDoor = (wanted: Assignment) => Promise<AssignAnswer>;
/** The same for several at once, with an answer for each. */
export type AssignEachDoor = (wanted: {
  tickets: Assignment[];
}) => Promise<{ ok: true; data: AssignAnswer[] } | { ok: false; error: { code: string } }>;

/** A ticket, and to whom it is to go. */
export interface Wish {
  ticket: DeskTicket;
  wanted: Assignment;
}

/** What stands in the row after somebody assigned it. */
export interface Outcome extends AssignWords {
  /** going: asked, not answered yet. done: carried out, the row follows. told: not as wished */
  kind: 'going' | 'done' | 'told';
  wanted: Assignment;
  ticket: DeskTicket;
}

/** Nothing is known of what became of it. */
const FAILED = { ok: false as const, error: { code: 'failed' } };

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

  const isGoing = ({ ticket, wanted }: Wish) => {
    const name = words.personName(wanted.assigneeId);
    put(ticket.id, {
      kind: 'going',
      text: t('going', { name: wanted.assigneeId ? name : words.teamName(wanted.teamId) }),
      next: null,
      wanted,
      ticket,
    });
  };
  const answered = ({ ticket, wanted }: Wish, answer: AssignAnswer) => {
    if (answer.ok && answer.data.status === 'ok') {
      const text = words.personName(wanted.assigneeId);
      put(ticket.id, { kind: 'done', text, next: null, wanted, ticket });
      setSpoken(words.done(ticket, wanted));
      return;
    }
    const told = words.told(wanted, answer);
    put(ticket.id, { kind: 'told', ...told, ticket });
    setSpoken(told.text);
  };
  const assign = (ticket: DeskTicket, wanted: Assignment) => {
    isGoing({ ticket, wanted });
    start(async () => {
      answered({ ticket, wanted }, await door(wanted).catch(() => FAILED));
      reload();
    });
  };
  /** Several in as few requests as they fit into. */
  const assignAll = (wishes: readonly Wish[], each: AssignEachDoor) => {
    const [first, second] = wishes;
    if (first && !second) return assign(first.ticket, first.wanted);
    for (const wish of wishes) isGoing(wish);
    start(async () => {
      for (let at = 0; at < wishes.length; at += BULK_STEP) {
        const some = wishes.slice(at, at + BULK_STEP);
        const answer = await each({ tickets: some.map(({ wanted }) => wanted) }).catch(() => FAILED);
        for (const [n, wish] of some.entries())
          answered(wish, answer.ok ? (answer.data[n] ?? FAILED) : answer);
        reload();
      }
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
    assignAll,
    /** the same again, now knowing what stands */
    again: (outcome: Outcome) => assign(outcome.ticket, outcome.wanted),
    dismiss: (id: Id) => put(id, null),
  };
}
