'use client';
import { useEffect, useState } from 'react';
import { fetchRecord } from '#client/outbox/fetch-record';
import { deviceEnv } from '#client/platform/clock';
import { ticketIn } from '#client/store/read-tickets';
import type { Id } from '#domain/kernel/types';
import type { DeskAnswer, DeskTicket } from '#domain/reports/shapes';
import { queryText } from '#domain/reports/ticket-query';
import { getCurrent } from './current';

/** How long somebody has stopped typing before the server is asked, ms. */
const PAUSE = 200;
/** Most tickets the server offers. */
const OFFERED = 20;

export interface FoundOnServer {
  rows: readonly DeskTicket[];
  isAsking: boolean;
  hasFailed: boolean;
}

const NOTHING: FoundOnServer = { rows: [], isAsking: false, hasFailed: false };

/**
 * Tickets by number or words, among all this person may see: also those that are not on this device. The server
 * answers only those who read the desk.
 *
 * @param text null: nothing is asked
 */
export function useTicketsOnServer(text: string | null): FoundOnServer {
  const q = text?.trim() || null;
  const [found, setFound] = useState<FoundOnServer & { q: string | null }>({ ...NOTHING, q: null });
  useEffect(() => {
    if (!q) return;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/api/desk/tickets?${queryText({ view: 'all', q })}&size=${OFFERED}`, {
        signal: stop.signal,
        cache: 'no-store',
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { rows } = (await answer.json()) as DeskAnswer;
      if (!stop.signal.aborted) setFound({ q, rows, isAsking: false, hasFailed: false });
    };
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!stop.signal.aborted) setFound({ q, rows: [], isAsking: false, hasFailed: true });
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);
  if (!q) return NOTHING;
  return found.q === q ? found : { ...NOTHING, isAsking: true };
}

/** Whether the ticket is on this device; one that is not is fetched and pinned first (P18). */
export async function bringTicket(id: Id): Promise<boolean> {
  const current = getCurrent();
  if (current.status !== 'open') return false;
  const { store, transport } = current.client;
  if (await store.query((db) => ticketIn(db, id))) return true;
  return (await fetchRecord(store, transport, deviceEnv, { kind: 'ticket', id })) === 'pinned';
}
