'use client';
import { useRef, useState } from 'react';
import { useDraft } from '#client/live/drafts';
import { type Finished, finishStocktake, markOf, useCounted } from '#client/live/stocktake';
import { deviceNow } from '#client/platform/clock';
import { tagOfLabel } from '#domain/asset/label';
import { isSaidHere, type Scanned, type Stocktake } from '#domain/asset/stocktake';

/** Nothing begun, in the middle of it, or what came of it. Kept on this device. */
interface Kept {
  stocktake: Stocktake | null;
  finished: Finished | null;
}
const NOTHING: Kept = { stocktake: null, finished: null };

/** What was read last, for whoever does not look at the lists. */
export interface Heard {
  tag: string;
  as: 'found' | 'moved' | 'unknown' | 'again';
}

/** A stocktake from its beginning to its end; reloaded, it goes on where it was. */
export function useStocktake() {
  const [kept, setKept, clear] = useDraft<Kept>('stocktake', NOTHING);
  const count = useCounted(kept.stocktake);
  const [heard, setHeard] = useState<Heard | null>(null);
  const [state, setState] = useState<'idle' | 'finishing' | 'failed'>('idle');
  // A camera reads on while the one before is looked up.
  const now = useRef(kept);
  now.current = kept;
  const busy = useRef(new Set<string>());
  const put = (next: Kept) => {
    now.current = next;
    setKept(next);
  };
  const change = (of: (scanned: readonly Scanned[]) => readonly Scanned[]) => {
    const { stocktake } = now.current;
    if (stocktake) put({ ...now.current, stocktake: { ...stocktake, scanned: of(stocktake.scanned) } });
  };
  return {
    ...{ stocktake: kept.stocktake, finished: kept.finished, count, heard, state },
    begin: (siteId: string, place: string | null) =>
      put({ stocktake: { siteId, place, scanned: [], beganAt: deviceNow() }, finished: null }),
    async scan(said: string) {
      const tag = tagOfLabel(said, window.location.origin);
      const { stocktake } = now.current;
      if (tag === '' || !stocktake || busy.current.has(tag)) return;
      if (stocktake.scanned.some((one) => one.tag === tag)) return setHeard({ tag, as: 'again' });
      busy.current.add(tag);
      const mark = await markOf(tag);
      busy.current.delete(tag);
      if (now.current.stocktake?.scanned.some(({ assetId }) => assetId === mark.assetId))
        return setHeard({ tag, as: 'again' });
      const { assetId, known, row } = mark;
      const isHere = row !== null && isSaidHere(row, stocktake);
      setHeard({ tag, as: !known ? 'unknown' : isHere ? 'found' : 'moved' });
      change((scanned) => [{ tag, assetId, known, putHere: false }, ...scanned]);
    },
    putHere: (assetId: string, putHere: boolean) =>
      change((scanned) => scanned.map((one) => (one.assetId === assetId ? { ...one, putHere } : one))),
    remove: (assetId: string) => change((scanned) => scanned.filter((one) => one.assetId !== assetId)),
    async finish() {
      if (!kept.stocktake || !count) return;
      setState('finishing');
      const finished = await finishStocktake(kept.stocktake, count);
      setState(finished ? 'idle' : 'failed');
      if (finished) put({ stocktake: null, finished });
    },
    end() {
      setHeard(null);
      clear();
    },
  };
}
export type TakesStock = ReturnType<typeof useStocktake>;
