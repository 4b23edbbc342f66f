'use client';
import { useEffect, useState } from 'react';
import type { Id } from '#domain/kernel/types';
import type { TicketSuggestion } from '#domain/reports/board';

type Answer = { ok: true; data: TicketSuggestion[] } | { ok: false; error: { code: string } };
/** The server action. */
export type SuggestDoor = (wanted: { ticketIds: Id[]; teamId: Id | null }) => Promise<Answer>;

/** So many are looked at together. */
export const TOGETHER = 50;

/** Whom the rules would give these tickets to; asked anew for other tickets, and for another team. */
export function useSuggestions(door: SuggestDoor, ids: readonly Id[], teamId: Id | null) {
  const key = `${teamId ?? ''} ${ids.join()}`;
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<{ key: string; plan: TicketSuggestion[] | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what `ids` and `teamId` are; `round` asks again
  useEffect(() => {
    if (ids.length === 0) return;
    let isOver = false;
    const ask = door({ ticketIds: ids.slice(0, TOGETHER), teamId });
    ask
      .catch((): Answer => ({ ok: false, error: { code: 'failed' } }))
      .then((answer) => {
        if (!isOver) setFound({ key, plan: answer.ok ? answer.data : null });
      });
    return () => {
      isOver = true;
    };
  }, [key, round]);
  const isHere = found?.key === key;
  return {
    plan: isHere ? found.plan : null,
    hasFailed: isHere && found.plan === null,
    again: () => {
      setFound(null);
      setRound((was) => was + 1);
    },
  };
}
