'use client';
import { useCallback, useMemo } from 'react';
import { deviceNow } from '#client/platform/clock';
import type { Id, Instant } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import { getCurrent } from './current';
import { useStore } from './query';
import { syncNow } from './sync-state';

/** A site this person takes along. */
export interface Pack {
  siteId: Id;
  /** null: packed on another device, and its end is not known here yet */
  until: Instant | null;
  /** open tickets there that are on this device */
  here: number;
  /** how many there were on the server when it was last asked; null: never */
  expected: number | null;
  /** they are still coming */
  isLoading: boolean;
}

/** Why a site was not packed or unpacked. */
export type PackRefusal = 'offline' | 'signed_out' | 'full' | 'gone' | 'failed';

/** What the server said last: kept, so that it can be read without signal. */
export interface KnownPacks {
  packed: { siteId: Id; until: Instant }[];
  open: { siteId: Id; tickets: number }[];
}

const OPEN_STATES = TICKET_STATES.filter(isOpen);
const NOTHING: KnownPacks = { packed: [], open: [] };

/** Sites that are taken along, and how much there is at each. Undefined until the store was read. */
export function usePacks(): { packs: Pack[]; open: ReadonlyMap<Id, number> } | undefined {
  const found = useStore(async (db) => {
    const [who, place, known, tickets] = await Promise.all([
      db.meta.get('who'),
      db.meta.get('place'),
      db.meta.get('packs'),
      db.ticket.where('state').anyOf(OPEN_STATES).toArray(),
    ]);
    const held = (who?.key === 'who' && who.value.actor.packedSiteIds) || [];
    const boot = place?.key === 'place' ? place.value.boot : null;
    const want = [...(boot?.want ?? []), ...(boot?.rest ?? [])];
    const said = known?.key === 'packs' ? known.value : null;
    const open = new Map((said ?? NOTHING).open.map(({ siteId, tickets: n }) => [siteId, n]));
    const asked = said?.packed.filter(({ siteId, until }) => until > deviceNow() || held.includes(siteId));
    const packed = asked ?? held.map((siteId) => ({ siteId, until: null }));
    return {
      open: [...open],
      packs: packed.map(({ siteId, until }): Pack => {
        const here = tickets.filter((ticket) => ticket.siteId === siteId && !ticket.confidential).length;
        const isLoading = !held.includes(siteId) || want.includes(`site:${siteId}`);
        return { siteId, until, here, expected: open.get(siteId) ?? (said ? 0 : null), isLoading };
      }),
    };
  }, []);
  return useMemo(() => found && { packs: found.packs, open: new Map(found.open) }, [found]);
}

/** Packing is agreed with the server: the ways to ask it. Each answers why not, or null. */
export function usePacking(): {
  look(): Promise<PackRefusal | null>;
  pack(siteId: Id): Promise<PackRefusal | null>;
  unpack(siteId: Id): Promise<PackRefusal | null>;
} {
  const look = useCallback(() => ask('GET'), []);
  const pack = useCallback((siteId: Id) => ask('POST', siteId), []);
  const unpack = useCallback((siteId: Id) => ask('DELETE', siteId), []);
  return { look, pack, unpack };
}

async function ask(method: 'GET' | 'POST' | 'DELETE', siteId?: Id): Promise<PackRefusal | null> {
  const current = getCurrent();
  if (current.status !== 'open') return 'signed_out';
  let response: Response;
  try {
    response = await fetch('/api/sync/packs', {
      method,
      cache: 'no-store',
      ...(siteId && { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ siteId }) }),
    });
  } catch {
    return 'offline';
  }
  if (!response.ok) return refusalOf(response.status);
  const value = readPacks(await response.json().catch(() => null));
  if (!value) return 'failed';
  await current.client.store.query((db) => db.meta.put({ key: 'packs', value }));
  // What is packed decides what this device holds: the next pull learns of it.
  if (method !== 'GET') syncNow();
  return null;
}

function refusalOf(status: number): PackRefusal {
  if (status === 401) return 'signed_out';
  if (status === 404) return 'gone';
  return status === 409 ? 'full' : 'failed';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Nothing comes into the store that is not what it says: another server's answer, a login page. */
function readPacks(json: unknown): KnownPacks | null {
  if (!isObject(json) || !Array.isArray(json.packed) || !Array.isArray(json.open)) return null;
  const packed = json.packed.every(
    (one) => isObject(one) && typeof one.siteId === 'string' && typeof one.until === 'number',
  );
  const open = json.open.every(
    (one) => isObject(one) && typeof one.siteId === 'string' && typeof one.tickets === 'number',
  );
  return packed && open ? { packed: json.packed, open: json.open } : null;
}
