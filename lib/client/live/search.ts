'use client';
import { useDeferredValue, useEffect, useState, useSyncExternalStore } from 'react';
import type { ArticleHit } from '#client/search/article-index';
import type { Answer, Question } from '#client/search/messages';
import { ticketsIn } from '#client/store/read-tickets';
import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';
import { useClient, useStore } from './query';
import { type SearchState, searcher } from './search-worker';

export interface Search extends SearchState {
  /** to what was last answered; null before, and where nothing was asked */
  answer: (Answer & { typed: string }) | null;
  again(): void;
}

/**
 * What is found on this device. An answer stays until the next is there, so that nothing flickers while somebody types;
 * it is given anew when rows change.
 */
export function useSearch({ typed, me, staff, limit }: Question): Search {
  const client = useClient();
  const one = searcher();
  const state = useSyncExternalStore(
    one.watch,
    () => one.state,
    () => one.state,
  );
  const [answer, setAnswer] = useState<Search['answer']>(null);
  const wanted = typed.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client means another store
  useEffect(() => one.start(), [one, client]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when rows changed, and while more come in
  useEffect(() => {
    if (wanted === '') {
      setAnswer(null);
      return;
    }
    let over = false;
    void one.ask({ typed, me, staff, limit }).then((found) => {
      if (!over && found) setAnswer({ ...found, typed });
    });
    return () => {
      over = true;
    };
  }, [one, typed, wanted, me, staff, limit, state.version, state.progress.ready]);
  return { ...state, answer, again: one.again };
}

/** Articles that may answer what is being written; none while there is nothing to go by. */
export function useSuggested(text: string, me: Id, limit: number): ArticleHit[] {
  const client = useClient();
  const one = searcher();
  const state = useSyncExternalStore(
    one.watch,
    () => one.state,
    () => one.state,
  );
  const [hits, setHits] = useState<ArticleHit[]>([]);
  // Whoever writes is not to wait for what is looked up beside it.
  const typed = useDeferredValue(text.trim());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client means another store
  useEffect(() => one.start(), [one, client]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when rows changed, and while more come in
  useEffect(() => {
    let over = false;
    const question = { typed, me, staff: true, limit, suggests: true } as const;
    void one.ask(question).then((found) => {
      if (!over) setHits(typed === '' ? [] : (found?.articles ?? []));
    });
    return () => {
      over = true;
    };
  }, [one, typed, me, limit, state.version, state.progress.ready]);
  return hits;
}

/** Begins to index when the page has nothing else to do. */
export const searchAhead = (): void => searcher().start();

/** The tickets with these ids as they are now, in this order; those that are gone are left out. */
export function useTicketsById(ids: readonly Id[]): TicketRow[] | undefined {
  return useStore(async (db) => (await ticketsIn(db, ids)).filter((row) => row !== undefined), [ids.join()]);
}

/** Tickets looked at on this device, the last first. */
export function useOpenedTickets(most: number): TicketRow[] | undefined {
  return useStore(
    async (db) => {
      const record = await db.meta.get('opened');
      const ids = record?.key === 'opened' ? record.value : [];
      return (await ticketsIn(db, ids.slice(0, most * 2))).filter((row) => row !== undefined).slice(0, most);
    },
    [most],
  );
}
