'use client';
import { deviceEnv, newId as makeId } from '#client/platform/clock';
import { askForSync } from '#client/platform/worker';
import { DomainError, type ErrorCode, type ErrorDetail } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Ends } from '#sync/local/enqueue';
import type { Seen } from '#sync/local/foresee';
import { loadRules } from '#sync/local/rules';
import type { ArgsOf, MutationName } from '#sync/registry';
import { loadRecord, loadReset, loadSender } from '../outbox/load-parts';
import { getCurrent } from './current';

/** Refused by the same rule the server would refuse by. */
export interface Refusal {
  code: ErrorCode;
  detail: ErrorDetail;
}

/** `storage`: not saved on this device; the text must stay in the form (P27). */
export type MutateAnswer = { ok: true; uid: Id } | { ok: false; error: Refusal | 'storage' };

/** An id for something new. */
export const newId = (): Id => makeId();

/** Fetches all code of the sync that the first rows do without, but that must be here before the signal goes. */
export const loadActsAndReset = (): Promise<unknown> =>
  Promise.all([loadActs(), loadReset(), loadRecord(), loadSender()]);

async function loadActs() {
  await loadRules();
  const [{ enqueue }, { foresee }, { holdPage, showAhead }] = await Promise.all([
    import('#sync/local/enqueue'),
    import('#sync/local/foresee'),
    import('./show-ahead'),
  ]);
  return { enqueue, foresee, holdPage, showAhead };
}

async function act<N extends MutationName>(
  name: N,
  args: ArgsOf<N>,
  ends?: Ends,
  seen?: Seen,
): Promise<MutateAnswer> {
  const current = getCurrent();
  if (current.status !== 'open') return { ok: false, error: 'storage' };
  const { client } = current;
  const { clockOffset } = client.board.get();
  let shown: { painted: Promise<void>; end(ok: boolean): void } | undefined;
  const { mine, over, end } = takeTurn();
  try {
    const { enqueue, foresee, holdPage, showAhead } = await loadActs();
    holdPage(over);
    const row = seen && (await foresee(name, args, seen, deviceEnv, clockOffset));
    if (row) {
      shown = showAhead(seen.ticket, row);
      // What follows keeps a slow phone busy.
      await shown.painted;
    }
    await mine;
    const uid = await enqueue(client.store, deviceEnv, name, args, clockOffset, ends);
    shown?.end(true);
    client.syncNow();
    void askForSync();
    return { ok: true, uid };
  } catch (error) {
    shown?.end(false);
    if (error instanceof DomainError) return { ok: false, error: { code: error.code, detail: error.detail } };
    return { ok: false, error: 'storage' };
  } finally {
    end();
  }
}

let last: Promise<void> = Promise.resolve();

/** What is done first is stored first, though one waits for its frame and the next does not. */
function takeTurn(): { mine: Promise<void>; over: Promise<void>; end: () => void } {
  const mine = last;
  let end = () => {};
  last = new Promise((resolve) => {
    end = resolve;
  });
  return { mine, over: last, end };
}

/** Any intent by its name: for those that stand in the outbox. */
export const enqueueAct = act;

const door =
  <N extends MutationName>(name: N) =>
  (args: ArgsOf<N>, ends?: Ends, seen?: Seen): Promise<MutateAnswer> =>
    act(name, args, ends, seen);

/**
 * Everything a person can do. The answer comes once it is durable on this device (P19); a ticket that is `seen` is
 * painted as it will be before that.
 */
export const mutate = {
  reportTicket: door('ticket.report'),
  assignTicket: door('ticket.assign'),
  takeTicket: door('ticket.take'),
  acceptTicket: door('ticket.accept'),
  declineTicket: door('ticket.decline'),
  startTicket: door('ticket.start'),
  holdTicket: door('ticket.hold'),
  resumeTicket: door('ticket.resume'),
  commentTicket: door('ticket.comment'),
  noteTicket: door('ticket.note'),
  resolveTicket: door('ticket.resolve'),
  reopenTicket: door('ticket.reopen'),
  closeTicket: door('ticket.close'),
  cancelTicket: door('ticket.cancel'),
  editTicket: door('ticket.edit'),
  concealTicket: door('ticket.conceal'),
  watchTicket: door('ticket.watch'),
  unwatchTicket: door('ticket.unwatch'),
  logWork: door('ticket.logWork'),
  announceTravel: door('ticket.announceTravel'),
  arrive: door('ticket.arrive'),
  addItem: door('ticket.addItem'),
  tickItem: door('ticket.tickItem'),
  renameItem: door('ticket.renameItem'),
  removeItem: door('ticket.removeItem'),
  relateTickets: door('ticket.relate'),
  setParent: door('ticket.setParent'),
  markDuplicate: door('ticket.markDuplicate'),
  keepTheirs: door('ticket.keepTheirs'),
  attachFile: door('ticket.attach'),
  detachFile: door('ticket.detach'),
  readNotices: door('notice.read'),
  rateTicket: door('ticket.rate'),
} as const;
