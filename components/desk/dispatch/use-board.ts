'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '#domain/kernel/types';
import { MINUTE } from '#domain/kernel/types';
import type { Board } from '#domain/reports/board';
import { useFollowing } from '../live-provider';
import { changedSince } from './lay-out';

/** The board as the page was made, and the address it is of. */
export interface FirstBoard {
  key: string;
  board: Board;
}

export interface BoardState {
  board: Board;
  /** cards that came or changed while one looked, with their version */
  changed: ReadonlyMap<Id, number>;
  /** the last question was not answered; what is shown is older */
  hasFailed: boolean;
  reload(): void;
}

const NOTHING: ReadonlyMap<Id, number> = new Map();

/**
 * The board, read again when something changed on the server, and once a minute: who is on shift, and whose device is
 * out of signal, is no change of a ticket.
 */
export function useBoard(first: FirstBoard): BoardState {
  const [adopted, setAdopted] = useState(first);
  const [shown, setShown] = useState({ key: first.key, board: first.board, changed: NOTHING });
  const [hasFailed, setFailed] = useState(false);
  const { follow, tellCounts } = useFollowing();
  const running = useRef<AbortController | null>(null);
  // The page was made anew: other teams, or more of what nobody has.
  if (first !== adopted) {
    setAdopted(first);
    setShown({ key: first.key, board: first.board, changed: NOTHING });
  }

  const { key } = first;
  const reload = useCallback(() => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    read(key, mine.signal)
      .then((board) => {
        if (mine.signal.aborted) return;
        tellCounts({ unread: board.unread });
        setShown((was) =>
          // An answer to what is asked no longer can come before its question is taken back.
          was.key === key
            ? { key, board, changed: new Map([...was.changed, ...changedSince(was.board, board)]) }
            : was,
        );
        setFailed(false);
      })
      .catch(() => {
        if (!mine.signal.aborted) setFailed(true);
      });
  }, [key, tellCounts]);
  useEffect(() => follow(reload), [follow, reload]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, MINUTE);
    return () => {
      clearInterval(timer);
      running.current?.abort();
    };
  }, [reload]);
  return { board: shown.board, changed: shown.changed, hasFailed, reload };
}

/** @throws TypeError or an Error without text when the server did not answer as it should */
async function read(key: string, signal: AbortSignal): Promise<Board> {
  const response = await fetch(`/api/desk/dispatch${key ? `?${key}` : ''}`, { signal, cache: 'no-store' });
  if (!response.ok) throw new Error();
  return (await response.json()) as Board;
}
