import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { headers } from 'next/headers';
import { peerOf } from './peer';
import { Throttle } from './throttle';

/** Doors that anybody may try, each with counts of its own (attack A31). */
type Guarded = 'register' | 'reset' | 'link' | 'account' | 'receipt' | 'rating' | 'guest' | 'label' | 'look';

/** Sending a form again costs little; making many accounts or mails from one address does not go fast. */
const LIMITS = { pair: 5, peer: 30, account: 20 };
/** Known people change their minds: each door that is theirs counts by what it is about; so do labels. */
const OWN_LIMITS: Partial<Record<Guarded, typeof LIMITS>> = {
  rating: { pair: 15, peer: 15, account: 15 },
  // By what stands on the label: somebody who reports the same thing again and again, from wherever.
  label: { pair: 10, peer: 10, account: 10 },
  // Labels that one address looks at; all count as one account, which nobody is slowed down by.
  look: { pair: 30, peer: 30, account: 1_000_000 },
};

const holder = globalThis as typeof globalThis & { holdfastDoors?: Map<Guarded, Throttle> };
holder.holdfastDoors ??= new Map();
const doors = holder.holdfastDoors;

function throttleOf(door: Guarded): Throttle {
  const known = doors.get(door) ?? new Throttle(OWN_LIMITS[door] ?? LIMITS);
  doors.set(door, known);
  return known;
}

/** Not looked at: try again after so many seconds. */
export interface SlowDown {
  kind: 'slow_down';
  seconds: number;
}

/**
 * Counts a try at a door before anything is looked at, by account and by the address the connection really comes
 * from. Known and unknown accounts count alike, and nobody can close the door for somebody else.
 * @returns what to answer when it is one too many
 */
export async function tooFast(
  door: Guarded,
  account: string,
  peer: string,
  now: number,
): Promise<SlowDown | null> {
  const verdict = throttleOf(door).ask(account, peer, now);
  if (verdict.kind === 'wait') return { kind: 'slow_down', seconds: Math.ceil(verdict.ms / 1_000) };
  if (verdict.pause > 0) await pause(verdict.pause);
  return null;
}

/** The try was a good one and counts nowhere. */
export const wasRight = (door: Guarded, account: string, peer: string, now: number): void =>
  throttleOf(door).right(account, peer, now);

/** The other end of the connection of the server action under way. */
export const callerPeer = async (): Promise<string> => peerOf(await headers());

/**
 * Answers no sooner than `floor` ms after the start, so that the time does not tell what was done (attack A28).
 */
export async function evenly<T>(floor: number, work: () => Promise<T>): Promise<T> {
  const [answer] = await Promise.allSettled([work(), pause(floor)]);
  if (answer.status === 'rejected') throw answer.reason;
  return answer.value;
}
