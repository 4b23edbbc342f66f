import type { Id } from '#domain/kernel/types';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { Cursor } from '#sync/protocol/cursor';
import { BEGINNING, furthest } from '#sync/protocol/feed-place';
import type { LocalTables, SyncPlace } from './ports';

/** A device that has never heard the server. */
export const freshPlace = (clientId: Id): SyncPlace => ({
  epoch: null,
  clientId,
  nextMid: 1,
  nextOrder: 1,
  cursor: BEGINNING,
  seen: BEGINNING,
  scopes: [],
  scopesHash: '',
  boot: null,
  loaded: false,
  pins: [],
  pinQueue: [],
  acked: [],
});

/** What every request carries, or null before the first hello. */
export async function asking(t: LocalTables, place: SyncPlace) {
  const who = await t.who();
  if (!who || !place.epoch) return null;
  return {
    userId: who.actor.id,
    clientId: place.clientId,
    schemaV: SCHEMA_V,
    epoch: place.epoch,
    seen: place.seen,
  };
}

/** Whether an answer still belongs to the store it was asked for: not after a fork, a reset or new scopes (P15). */
export const stillAsked = (
  place: SyncPlace,
  request: { clientId: Id; epoch: Id; scopesHash: string },
): boolean =>
  place.epoch === request.epoch &&
  place.clientId === request.clientId &&
  place.scopesHash === request.scopesHash;

export const samePlace = (a: Cursor, b: Cursor): boolean => a.seq === b.seq && a.tx === b.tx;

/** Remembers the furthest place heard of (P14). */
export const seeing = (place: SyncPlace, at: Cursor): SyncPlace => ({
  ...place,
  seen: furthest(place.seen, at),
});
