'use client';
import { useState } from 'react';
import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { BULK_STEP, type BulkResult, type DeskTicket } from '#domain/reports/shapes';
import type { HoldReason } from '#domain/ticket/states';

/** What is done to all of them. */
export type BulkAct =
  | { kind: 'assign'; teamId: Id; assigneeId: Id | null; note?: string }
  | { kind: 'hold'; reason: HoldReason; note: string };

type Answer = { ok: true; data: BulkResult[] } | { ok: false; error: { code: string } };
interface Parties {
  teamId: Id;
  assigneeId: Id | null;
}

/** The server actions. */
export interface BulkDoors {
  assign(
    wanted: Parties & { note?: string; tickets: Array<{ uid: Id; ticketId: Id; base: Parties }> },
  ): Promise<Answer>;
  hold(wanted: {
    reason: HoldReason;
    note: string;
    tickets: Array<{ uid: Id; ticketId: Id }>;
  }): Promise<Answer>;
}

/** One ticket of an act. Its uid stays the same when it is sent again. */
interface Item {
  uid: Id;
  ticket: DeskTicket;
}

/** A ticket that is not as wished. `code`: of the server, or why nothing reached it. */
export interface Left {
  ticket: DeskTicket;
  code: string | null;
  result: BulkResult | null;
}

export interface BulkState {
  act: BulkAct;
  of: number;
  /** settled so far */
  done: number;
  isRunning: boolean;
  /** as wished */
  succeeded: number;
  left: Left[];
  /** what never reached the server, or was not answered: can be sent again as it is */
  unsent: Item[];
}

/** Does one thing to many tickets, some at a time, and keeps what became of each of them. */
export function useBulk(doors: BulkDoors, after: { settled(ids: readonly Id[]): void; ended(): void }) {
  const [state, setState] = useState<BulkState | null>(null);

  const send = (act: BulkAct, items: readonly Item[]): Promise<Answer> => {
    if (act.kind === 'hold')
      return doors.hold({
        reason: act.reason,
        note: act.note,
        tickets: items.map(({ uid, ticket }) => ({ uid, ticketId: ticket.id })),
      });
    const { kind, ...to } = act;
    const tickets = items.map(({ uid, ticket }) => ({
      uid,
      ticketId: ticket.id,
      base: { teamId: ticket.teamId, assigneeId: ticket.assigneeId },
    }));
    return doors.assign({ ...to, tickets });
  };

  const run = async (act: BulkAct, items: readonly Item[]) => {
    let now: BulkState = {
      act,
      of: items.length,
      done: 0,
      isRunning: true,
      succeeded: 0,
      left: [],
      unsent: [],
    };
    setState(now);
    for (let at = 0; at < items.length; at += BULK_STEP) {
      const some = items.slice(at, at + BULK_STEP);
      const answer = await send(act, some).catch((): Answer => ({ ok: false, error: { code: 'failed' } }));
      now = answer.ok ? settle(now, some, answer.data) : lose(now, some, answer.error.code);
      setState(now);
      after.settled(fulfilled(some, now));
    }
    setState({ ...now, isRunning: false });
    after.ended();
  };

  return {
    state,
    /** @param clockOffset how far the server's clock is ahead: the uid carries the time of the act */
    start: (act: BulkAct, tickets: readonly DeskTicket[], clockOffset: number) =>
      void run(
        act,
        tickets.map((ticket) => ({ uid: newId(Date.now() + clockOffset), ticket })),
      ),
    again: () => {
      if (state) void run(state.act, state.unsent);
    },
    dismiss: () => setState(null),
  };
}

/** Refused because others were in the way: nothing was decided, so it can be sent again. */
const BUSY = 'busy';

function settle(was: BulkState, items: readonly Item[], results: readonly BulkResult[]): BulkState {
  const of = new Map(results.map((result) => [result.ticketId, result]));
  const left: Left[] = [];
  const unsent: Item[] = [];
  let succeeded = 0;
  for (const item of items) {
    const result = of.get(item.ticket.id) ?? null;
    if (result?.status === 'ok') {
      succeeded += 1;
      continue;
    }
    left.push({ ticket: item.ticket, code: result?.code ?? null, result });
    if (!result || result.code === BUSY) unsent.push(item);
  }
  return {
    ...was,
    done: was.done + items.length,
    succeeded: was.succeeded + succeeded,
    left: [...was.left, ...left],
    unsent: [...was.unsent, ...unsent],
  };
}

function lose(was: BulkState, items: readonly Item[], code: string): BulkState {
  return {
    ...was,
    done: was.done + items.length,
    left: [...was.left, ...items.map(({ ticket }) => ({ ticket, code, result: null }))],
    unsent: [...was.unsent, ...items],
  };
}

const fulfilled = (items: readonly Item[], { left }: BulkState): Id[] => {
  const not = new Set(left.map(({ ticket }) => ticket.id));
  return items.map(({ ticket }) => ticket.id).filter((id) => !not.has(id));
};
