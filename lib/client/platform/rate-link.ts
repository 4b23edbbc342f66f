'use client';
import { useEffect, useRef } from 'react';
import type { RateAnswer } from '#domain/ticket/rate-view';

/** Somebody who opened a page has seen it after so long; a program that only looks at it has mostly gone, ms. */
const SEEN = 1_500;

/**
 * Calls once when a person has the page before them: it is on display, and has stayed so. Programs that say that they
 * are, and pages that are drawn ahead, count for nothing.
 */
export function useSeen(isWanted: boolean, seen: () => void): void {
  const call = useRef(seen);
  call.current = seen;
  useEffect(() => {
    if (!isWanted || navigator.webdriver) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', look);
        call.current();
      }, SEEN);
    };
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isWanted]);
}

/** Says what was pressed on the page of a link. Null: the server could not be reached, or could not do it now. */
export async function postRating(token: string, said: Record<string, string>): Promise<RateAnswer | null> {
  try {
    const answer = await fetch(`/api/rate/${token}`, { method: 'POST', body: new URLSearchParams(said) });
    const known = answer.ok || answer.status === 404 || answer.status === 429;
    return known ? ((await answer.json()) as RateAnswer) : null;
  } catch {
    return null;
  }
}
