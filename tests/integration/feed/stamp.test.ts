import { randomUUID } from 'node:crypto';
import { asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DbTx } from '#db/connection';
import { syncChange, syncHead, syncSeq } from '#db/schema/sync';
import { ensureSyncHead, readHead } from '#server/sync/head';
import { stamp, stampWaiting } from '#server/sync/stamp';
import { stampBatch } from '#server/sync/stamp-batch';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 30 });
  await ensureSyncHead();
});
afterAll(() => base.drop());
beforeEach(async () => {
  await stamp();
});

const SCOPE = 1;
/** Feed rows of one transaction, as a writer leaves them. */
const write = (tx: DbTx, txId: string, rows = 1) =>
  tx.insert(syncChange).values(
    Array.from({ length: rows }, () => ({
      ...{ txId, scopeId: SCOPE, op: 'touch' as const, entity: 'ticket', entityId: randomUUID() },
      ...{ rootKind: 'ticket' as const, rootId: randomUUID(), createdAt: Date.now() },
    })),
  );
const seqsOf = async (txId: string) => {
  const rows = await base.db
    .select({ seq: syncChange.seq })
    .from(syncChange)
    .where(eq(syncChange.txId, txId));
  return [...new Set(rows.map((row) => row.seq))];
};
const head = async () => (await readHead(base.db)).seq;

/** A transaction that stays open until told. */
function openTransaction(work: (tx: DbTx) => Promise<unknown>) {
  let commit = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let written = (): void => undefined;
  const wrote = new Promise<void>((resolve) => {
    written = resolve;
  });
  const done = base.db.transaction(
    async (tx) => {
      await work(tx);
      written();
      await told;
    },
    { isolationLevel: 'read committed' },
  );
  return {
    wrote,
    commit: () => {
      commit();
      return done;
    },
  };
}

describe('stamp', () => {
  it('P1 F7 a transaction that commits after a later one is numbered after it, and stops nobody', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    const before = await head();
    const first = openTransaction((tx) => write(tx, early, 3));
    await first.wrote;
    await base.db.transaction((tx) => write(tx, late, 2));

    await stamp();
    expect(await seqsOf(late)).toEqual([before + 1]);
    expect(await head()).toBe(before + 1);

    await first.commit();
    await stamp();
    expect(await seqsOf(early)).toEqual([before + 2]);
    expect(await head()).toBe(before + 2);
  });

  it('P1 a rolled back transaction leaves neither row nor number', async () => {
    const before = await head();
    const txId = randomUUID();
    await expect(
      base.db.transaction(async (tx) => {
        await write(tx, txId);
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    await stamp();
    expect(await head()).toBe(before);
    expect(await seqsOf(txId)).toEqual([]);
  });

  it('P1 P2 a transaction larger than a batch gets one number, and those behind it theirs', async () => {
    const before = await head();
    const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
    await base.db.transaction((tx) => write(tx, ids[0]));
    await base.db.transaction(async (tx) => {
      for (let part = 0; part < 5; part++) await write(tx, ids[1], 500);
    });
    await base.db.transaction((tx) => write(tx, ids[2]));
    await stamp();
    expect(await Promise.all(ids.map(seqsOf))).toEqual([[before + 1], [before + 2], [before + 3]]);
    const ledger = await base.db
      .select()
      .from(syncSeq)
      .where(eq(syncSeq.seq, before + 2));
    expect(ledger).toEqual([{ seq: before + 2, txId: ids[1] }]);
  });

  it('P1 the head lost to another node in between: nothing is numbered twice', async () => {
    const before = await head();
    const txId = randomUUID();
    await base.db.transaction((tx) => write(tx, txId));
    // Several stampers as on several nodes: each on a connection of its own, not one flight of this process.

    await Promise.allSettled(
      Array.from({ length: 6 }, () => base.db.transaction(stampBatch, { isolationLevel: 'read committed' })),
    );
    await stamp();
    expect(await seqsOf(txId)).toEqual([before + 1]);
    expect(await head()).toBe(before + 1);
  });

  it('P1 what a crash left unstamped is found by the run each second', async () => {
    const before = await head();
    await base.db.transaction((tx) => write(tx, randomUUID()));
    await stampWaiting();
    expect(await head()).toBe(before + 1);
  });

  it('P1 P2 8 writers that commit in any order and a reader that never looks back: nothing is missed or split', async () => {
    const from = await head();
    const writers = 8;
    const each = 40;
    const sent = new Set<string>();
    const seen = new Map<string, number[]>();
    let cursor = from;
    let writing = true;

    const writer = async (n: number) => {
      for (let i = 0; i < each; i++) {
        const txId = randomUUID();
        sent.add(txId);
        await base.db.transaction(async (tx) => {
          await write(tx, txId, 1 + ((n + i) % 3));
          // Statements in between, so that transactions overlap and commit in another order than they began.
          for (let k = 0; k < (n * i) % 5; k++) await tx.select().from(syncHead);
        });
        void stamp();
      }
    };
    const reader = async () => {
      for (let last = false; !last; ) {
        last = !writing;
        if (last) await stamp();
        const until = await head();
        const rows = await base.db
          .select()
          .from(syncChange)
          .where(isNotNull(syncChange.seq))
          .orderBy(asc(syncChange.seq));
        for (const row of rows) {
          if ((row.seq as number) <= cursor || (row.seq as number) > until) continue;
          seen.set(row.txId, [...(seen.get(row.txId) ?? []), row.seq as number]);
        }
        cursor = until;
      }
    };
    const reading = reader();
    await Promise.all(Array.from({ length: writers }, (_, n) => writer(n)));
    writing = false;
    await reading;

    expect(new Set(seen.keys())).toEqual(sent);
    for (const seqs of seen.values()) expect(new Set(seqs).size).toBe(1);
    const written = await base.db.select({ txId: syncChange.txId }).from(syncChange);
    const count = (txId: string) => written.filter((row) => row.txId === txId).length;
    for (const [txId, seqs] of seen) expect(seqs).toHaveLength(count(txId));
    expect(await base.db.select().from(syncChange).where(isNull(syncChange.seq))).toEqual([]);
  });
});
