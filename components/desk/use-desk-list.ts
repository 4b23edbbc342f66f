'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ListPlace, listKey } from '#domain/reports/list-address';
import type { DeskAnswer } from '#domain/reports/shapes';
import { queryText, type TicketQuery } from '#domain/reports/ticket-query';
import { useFollowing } from './live-provider';
import { nextQuestion, type Part } from './next-question';

export interface DeskList {
  answer: DeskAnswer;
  /** key of what is shown, which is what was asked for unless it is on its way */
  key: string;
  /** another list is on its way */
  isLoading: boolean;
  /** the last question was not answered; what is shown is older */
  hasFailed: boolean;
  /** how far the server's clock is ahead of this device's, ms */
  clockOffset: number;
  reload(): void;
}

interface First {
  key: string;
  answer: DeskAnswer;
}

type Shown = First & Part;

/** Reads the list as JSON. @throws TypeError or an Error without text when the server did not answer as it should */
export async function readList(text: string, signal?: AbortSignal): Promise<DeskAnswer> {
  const response = await fetch(`/api/desk/tickets${text ? `?${text}` : ''}`, { signal, cache: 'no-store' });
  if (!response.ok) throw new Error();
  return (await response.json()) as DeskAnswer;
}

/**
 * The list the address names. The page brings the first answer; from then on the list asks for itself: when the
 * address changes, and when something changed on the server.
 */
export function useDeskList(first: First, query: TicketQuery, place: ListPlace): DeskList {
  const wanted = listKey(query, place);
  const filters = queryText(query);
  const [shown, setShown] = useState<Shown>({ ...first, filters });
  const [adopted, setAdopted] = useState(first);
  const [failed, setFailed] = useState(false);
  const [offset, setOffset] = useState(0);
  const { follow, tellCounts } = useFollowing();
  const running = useRef<{ key: string; end: AbortController } | null>(null);
  // The page was made anew, for instance by a link from elsewhere.
  if (first !== adopted) {
    setAdopted(first);
    setShown({ ...first, filters });
  }

  const read = useCallback(
    async (part: Part, whole: boolean) => {
      running.current?.end.abort();
      const mine = { key: part.key, end: new AbortController() };
      const { signal } = mine.end;
      running.current = mine;
      try {
        const more = whole ? 'count=1&tabs=1' : '';
        const answer = await readList([part.key, more].filter(Boolean).join('&'), signal);
        if (signal.aborted) return;
        setOffset(answer.now - Date.now());
        const { open, unread } = answer;
        if (open !== undefined && unread !== undefined) tellCounts({ open, unread });
        setShown((was) => ({
          ...part,
          // A further page of the same list has the same length.
          answer: whole ? answer : { ...answer, total: was.answer.total, counts: was.answer.counts },
        }));
        setFailed(false);
      } catch {
        if (!signal.aborted) setFailed(true);
      } finally {
        if (running.current === mine) running.current = null;
      }
    },
    [tellCounts],
  );

  useEffect(() => {
    const part = { key: wanted, filters };
    const question = nextQuestion(
      { key: shown.key, filters: shown.filters },
      part,
      running.current?.key ?? null,
    );
    if (question) void read(part, question.whole);
  }, [wanted, shown.key, shown.filters, filters, read]);

  const reload = useCallback(() => void read({ key: wanted, filters }, true), [read, wanted, filters]);
  useEffect(() => follow(reload), [follow, reload]);
  useEffect(() => () => running.current?.end.abort(), []);

  return {
    answer: shown.answer,
    key: shown.key,
    isLoading: shown.key !== wanted && !failed,
    hasFailed: failed,
    clockOffset: offset,
    reload,
  };
}
