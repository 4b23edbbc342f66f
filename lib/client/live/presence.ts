'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Id, Instant } from '#domain/kernel/types';
import { DOINGS, type Doing, type Shown } from '#domain/live/presence';
import { useExchange } from './sync-state';

/** How often a device says that its person still has a ticket open, ms; quicker while others have it open, too. */
const ALONE = 10_000;
const TOGETHER = 4_000;
const TIMEOUT = 10_000;

export interface Presence {
  /** Who else has the ticket open. */
  others: readonly Shown[];
  /** Since when nothing was heard of whoever has the ticket; null: nothing to say. */
  silentSince: Instant | null;
}

const NOBODY: Presence = { others: [], silentSince: null };
const known = new Map<Id, Presence>();
const listeners = new Set<() => void>();
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
function put(ticketId: Id, presence: Presence): void {
  if (JSON.stringify(known.get(ticketId) ?? NOBODY) === JSON.stringify(presence)) return;
  if (presence === NOBODY) known.delete(ticketId);
  else known.set(ticketId, presence);
  for (const listener of listeners) listener();
}

/** Who else has a ticket open, as far as this device was told while it has signal. */
export const usePresence = (ticketId: Id): Presence =>
  useSyncExternalStore(
    listen,
    () => known.get(ticketId) ?? NOBODY,
    () => NOBODY,
  );

/**
 * Says, while the ticket is on screen and there is signal, that its person has it open and what they do.
 * @param ticketId null: the server does not know it yet
 */
export function useBePresent(ticketId: Id | null, doing: Doing): void {
  const online = useExchange((status) => status.online);
  const now = useRef(doing);
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (now.current === doing) return;
    now.current = doing;
    again.current();
  }, [doing]);
  useEffect(() => {
    if (!online || ticketId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let going: AbortController | null = null;
    const stop = () => {
      clearTimeout(timer);
      going?.abort();
      put(ticketId, NOBODY);
    };
    const beat = async () => {
      clearTimeout(timer);
      going?.abort();
      if (document.hidden) return;
      const mine = new AbortController();
      going = mine;
      const answer = await say(ticketId, now.current, mine.signal);
      if (mine.signal.aborted) return;
      if (answer) put(ticketId, answer);
      timer = setTimeout(beat, answer && answer.others.length > 0 ? TOGETHER : ALONE);
    };
    const leave = () => {
      stop();
      void say(ticketId, 'left');
    };
    const turn = () => (document.hidden ? leave() : void beat());
    again.current = () => void beat();
    document.addEventListener('visibilitychange', turn);
    void beat();
    return () => {
      document.removeEventListener('visibilitychange', turn);
      again.current = () => undefined;
      leave();
    };
  }, [ticketId, online]);
}

/** Null: nobody answered, or there is no such ticket on the server yet. */
async function say(ticketId: Id, doing: Doing | 'left', signal?: AbortSignal): Promise<Presence | null> {
  const late = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch('/api/presence', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ticketId, doing }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      // What is said in leaving outlives the page.
      keepalive: doing === 'left',
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    return response.ok ? read(await response.json()) : null;
  } catch {
    // Without signal nobody is told, and nothing is lost.
    return null;
  }
}

/** What stands before the app may answer anything. */
function read(answer: unknown): Presence | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { others, silentSince } = answer as Record<string, unknown>;
  if (!Array.isArray(others) || !others.every(isShown)) return null;
  return { others, silentSince: typeof silentSince === 'number' ? silentSince : null };
}

const isShown = (one: unknown): one is Shown =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as Shown).personId === 'string' &&
  DOINGS.includes((one as Shown).doing);
