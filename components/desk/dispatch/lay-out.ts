import type { Id } from '#domain/kernel/types';
import type { Board, BoardCard } from '#domain/reports/board';

/** Where a card was put, as long as the server has not said where it is. */
export type Moving = (card: BoardCard) => { to: Id | null } | null;

/** The cards of each column; `free`: what nobody has. */
export interface LaidOut {
  free: BoardCard[];
  of: ReadonlyMap<Id, BoardCard[]>;
}

/** Cards in the columns where they belong: what somebody has just put into another one stands on top of it. */
export function layOut(board: Board, moving: Moving): LaidOut {
  const of = new Map<Id, BoardCard[]>(board.workers.map(({ id }) => [id, []]));
  const free: BoardCard[] = [];
  const column = (id: Id | null) => (id === null ? free : of.get(id));
  const cards = cardsOf(board);
  const moved = cards.filter((card) => moving(card) !== null);
  for (const card of moved) column(moving(card)?.to ?? null)?.push(card);
  for (const card of cards) if (!moved.includes(card)) column(card.assigneeId)?.push(card);
  return { free, of };
}

/** Every card of the board. */
export const cardsOf = ({ free, workers }: Board): BoardCard[] => [
  ...free.cards,
  ...workers.flatMap(({ cards }) => cards),
];

/** Which cards came or changed since the board before, with their version. */
export function changedSince(before: Board | null, now: Board): ReadonlyMap<Id, number> {
  if (!before) return new Map();
  const seen = new Map(cardsOf(before).map(({ id, ver }) => [id, ver]));
  return new Map(cardsOf(now).flatMap(({ id, ver }) => (seen.get(id) === ver ? [] : [[id, ver] as const])));
}
