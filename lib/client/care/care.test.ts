import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StatusBoard } from '#client/outbox/status';
import { deviceEnv, newId } from '#client/platform/clock';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import { DAY, HOUR, MINUTE } from '#domain/kernel/types';
import { enqueue } from '#sync/local/enqueue';
import { freshPlace } from '#sync/local/place';
import type { DigestRequest, ReportRequest } from '#sync/protocol/care';
import { at, TEAM, ticketRow } from '#tests/support/local-client';
import { Care } from './care';
import { lastCheck } from './check';

const userId = newId();
let store: DexieStore;
let told: ReportRequest[];
let asked: DigestRequest[];
let now = 1_800_000_000_000;
const board = new StatusBoard();
const ticket = ticketRow();

beforeEach(async () => {
  [told, asked] = [[], []];
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  store = await openStore(userId, newId);
  await store.write(async (t) => {
    await t.setWho({ actor: { id: userId, role: 'technician', teamIds: [TEAM] }, name: 'Nils' });
    await t.setPlace({ ...freshPlace(newId()), epoch: newId(), cursor: at(5), seen: at(5), loaded: true });
    await t.rows.put('ticket', [ticket]);
  });
  board.set({ online: true, caughtUp: true });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.db.delete();
});

const doors = {
  report: async (request: ReportRequest) => void told.push(request),
  digest: async (request: DigestRequest) => {
    asked.push(request);
    return { kind: 'same' as const };
  },
  roots: async () => ({ kind: 'behind' as const }),
};
const care = () => new Care({ userId, store, board, syncNow: () => {} }, new AbortController().signal, doors);

describe('care for a device', () => {
  it('tells at the start and what is new, not the same again until hours have passed', async () => {
    // The first comparison is due late in the day, and is no part of this.
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    const one = care();
    await one.look();
    await one.look();
    expect(told.map(({ report }) => [report.unsent, report.check])).toEqual([[0, null]]);
    await enqueue(store, deviceEnv, 'ticket.comment', { ticketId: ticket.id, body: 'x' }, 0);
    now += MINUTE;
    await one.look();
    expect(told.at(-1)?.report).toMatchObject({ unsent: 1, conflicts: 0, setAside: 0 });
    now += 5 * HOUR;
    await one.look();
    expect(told).toHaveLength(2);
    now += 2 * HOUR;
    await one.look();
    expect(told).toHaveLength(3);
  });

  it('asks nothing while the server is away, and bears that it refuses', async () => {
    board.set({ online: false });
    await care().look();
    expect(told).toEqual([]);
    board.set({ online: true });
    const refusing = { ...doors, report: async () => Promise.reject(new Error('busy')) };
    const one = new Care({ userId, store, board, syncNow: () => {} }, new AbortController().signal, refusing);
    await expect(one.look()).resolves.toBeUndefined();
  });

  it('compares once a day: the first time within a day of the first look, then a day later', async () => {
    const one = care();
    await one.look();
    expect(asked).toEqual([]);
    const due = (await lastCheck(store))?.due ?? 0;
    expect(due).toBeLessThanOrEqual(now + DAY);
    now = due + 1;
    await one.look();
    await one.look();
    expect(asked).toHaveLength(1);
    expect(told.at(-1)?.report.check).toMatchObject({ mended: 0 });
    now += 22 * HOUR;
    await care().look();
    expect(asked).toHaveLength(1);
    now += 2 * HOUR;
    await care().look();
    expect(asked).toHaveLength(2);
  });
});
