'use client';
import { useEffect, useState } from 'react';
import type { Selection } from 'react-aria-components/GridList';
import type { Id } from '#domain/kernel/types';
import type { BoardCard } from '#domain/reports/board';

const NOTHING: ReadonlySet<Id> = new Set();
/** So long after a drop the list looks after its own choice, ms. */
const SETTLES = 120;

/**
 * What is chosen in one column, of all that is chosen. A list chooses by itself what was dropped on it; here the choice
 * was over with the drop, so that is kept apart and forgotten.
 *
 * @param isGoing it was given to somebody, and the server has not said more yet
 */
export function useOwnChoice(
  cards: readonly BoardCard[],
  chosen: ReadonlySet<Id>,
  onChoose: (ids: ReadonlySet<Id>) => void,
  isGoing: (card: BoardCard) => boolean,
) {
  const [dropped, setDropped] = useState(NOTHING);
  useEffect(() => {
    if (dropped.size === 0) return;
    const timer = setTimeout(() => setDropped(NOTHING), SETTLES);
    return () => clearTimeout(timer);
  }, [dropped]);
  const ids = cards.map(({ id }) => id);
  const own = ids.filter((id) => chosen.has(id));
  return {
    selectedKeys: [...own, ...ids.filter((id) => dropped.has(id) && !chosen.has(id))],
    onSelectionChange: (keys: Selection) => {
      const wished = cards.filter(({ id }) => keys === 'all' || keys.has(id));
      const going = wished.filter(isGoing).map(({ id }) => id);
      if (going.length > 0) return setDropped(new Set(going));
      const others = [...chosen].filter((id) => !own.includes(id));
      onChoose(new Set([...others, ...wished.map(({ id }) => id)]));
    },
  };
}
