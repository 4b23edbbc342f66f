'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { type Answer, ask } from '#components/shell/server-answer';
import { showToast } from '#components/ui/toast';
import { type FlatOf, flat } from '#domain/settings/flat';
import { placeBetween } from '#domain/sla/places';
import type { MutationResult } from '#sync/protocol/result';

interface Placed {
  id: string;
  name: string;
  position: number;
}

/** Places that are shown before the server has said them, by id. */
interface Held<T> {
  /** the rows as they were read then */
  of: readonly T[];
  places: ReadonlyMap<string, number>;
}

interface MoveOptions<T extends Placed> {
  rows: readonly T[];
  /** whether these two stand in one order */
  isPeer(a: T, b: T): boolean;
  /** saves a row as it is to be; `base` is as it was seen */
  save(uid: string, row: T, base: FlatOf<Omit<T, 'id'>>): Promise<Answer<MutationResult>>;
  refresh(): void;
}

/** Moves rows among their peers; the new order is shown at once, and taken back where it is refused. */
export function useMove<T extends Placed>({ rows: read, isPeer, save, refresh }: MoveOptions<T>) {
  const t = useTranslations('settings.order');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [held, setHeld] = useState<Held<T> | null>(null);
  const busy = useRef(false);
  // Read anew, the rows say themselves where they stand.
  const places = held?.of === read ? held.places : null;
  const rows = read
    .map((row) => ({ ...row, position: places?.get(row.id) ?? row.position }))
    .sort((a, b) => a.position - b.position);

  const send = async (row: T, position: number, n: number) => {
    const { id, ...seen } = row;
    const answer = await ask(save(newId(), { ...row, position }, flat(seen)));
    busy.current = false;
    const { name } = row;
    if (answer.ok && answer.data.status === 'ok') {
      showToast({ text: t('moved', { name, n }) });
    } else {
      setHeld(null);
      setTrouble(t(answer.ok && answer.data.status === 'merged' ? 'moveMerged' : 'moveFailed', { name }));
    }
    refresh();
  };

  /**
   * @param by -1: up, 1: down
   * @returns false: it stands at the end, or another one is on its way
   */
  const move = (row: T, by: -1 | 1): boolean => {
    const peers = rows.filter((one) => isPeer(one, row));
    const at = peers.findIndex((one) => one.id === row.id);
    const next = peers[at + by];
    if (busy.current || !next) return false;
    const beyond = peers[at + 2 * by]?.position ?? null;
    const position = by < 0 ? placeBetween(beyond, next.position) : placeBetween(next.position, beyond);
    busy.current = true;
    setTrouble(null);
    setHeld({ of: read, places: new Map([...(places ?? []), [row.id, position]]) });
    void send(row, position, at + by + 1);
    return true;
  };
  return { rows, trouble, move };
}
