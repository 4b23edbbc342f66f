'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { showToast } from '#components/ui/toast';
import { flat } from '#domain/settings/flat';
import type { PromiseSetting } from '#domain/settings/shapes';
import { placeBetween } from '#domain/sla/places';
import { ask } from '../answers';
import type { SavePromise } from './promise-sheet';

/** Places that are shown before the server has said them, by id. */
interface Held {
  /** the rows as they were read then */
  of: readonly PromiseSetting[];
  places: ReadonlyMap<string, number>;
}

/** Moves promises among those of their scope; the new order is shown at once, and taken back where it is refused. */
export function useMove(promises: readonly PromiseSetting[], save: SavePromise, refresh: () => void) {
  const t = useTranslations('settings.promises');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const busy = useRef(false);
  // Read anew, the rows say themselves where they stand.
  const places = held?.of === promises ? held.places : null;
  const rows = promises
    .map((row) => ({ ...row, position: places?.get(row.id) ?? row.position }))
    .sort((a, b) => a.position - b.position);

  const send = async (row: PromiseSetting, position: number, n: number) => {
    const { id: policyId, ...stored } = row;
    const args = { policyId, ...stored, position };
    const answer = await ask(save({ uid: newId(), args, base: flat(stored) }));
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
  const move = (row: PromiseSetting, by: -1 | 1): boolean => {
    const peers = rows.filter((one) => one.active && one.scope === row.scope);
    const at = peers.findIndex((one) => one.id === row.id);
    const next = peers[at + by];
    if (busy.current || !next) return false;
    const beyond = peers[at + 2 * by]?.position ?? null;
    const position = by < 0 ? placeBetween(beyond, next.position) : placeBetween(next.position, beyond);
    busy.current = true;
    setTrouble(null);
    setHeld({ of: promises, places: new Map([...(places ?? []), [row.id, position]]) });
    void send(row, position, at + by + 1);
    return true;
  };
  return { rows, trouble, move };
}
