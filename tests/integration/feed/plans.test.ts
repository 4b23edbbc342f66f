import { randomUUID } from 'node:crypto';
import { MySqlDialect } from 'drizzle-orm/mysql-core';
import type { RowDataPacket } from 'mysql2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityScope, syncChange, syncHead } from '#db/schema/sync';
import { rootsQuery } from '#server/sync/bootstrap-roots';
import { partsQuery } from '#server/sync/digest-rows';
import { ensureSyncHead } from '#server/sync/head';
import { feedQuery } from '#server/sync/page-feed';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';

const ROWS = 30_000;
const SCOPES = 40;
let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
  await ensureSyncHead();
  for (let from = 0; from < ROWS; from += 2_000) {
    const at = Array.from({ length: 2_000 }, (_, n) => from + n);
    const ids = at.map(() => randomUUID());
    await base.db.insert(syncChange).values(
      at.map((n, i) => ({
        ...{
          txId: ids[i] as string,
          scopeId: n % SCOPES,
          op: 'touch' as const,
          entity: 'ticket',
          entityId: ids[i] as string,
        },
        ...{ rootKind: 'ticket' as const, rootId: ids[i] as string, seq: n + 1, createdAt: n },
      })),
    );
    await base.db.insert(entityScope).values(
      at.map((n, i) => ({
        rootKind: 'ticket' as const,
        rootId: ids[i] as string,
        scopeId: n % SCOPES,
        internal: false,
      })),
    );
  }
  await base.db.update(syncHead).set({ head: ROWS });
  await base.pool.query('ANALYZE TABLE sync_change, entity_scope');
});
afterAll(() => base.drop());

/** The plan's lines of real tables. */
async function plan(query: { toSQL(): { sql: string; params: unknown[] } }): Promise<RowDataPacket[]> {
  const { sql, params } = query.toSQL();
  const [rows] = await base.pool.query<RowDataPacket[]>(`EXPLAIN ${sql}`, params);
  return rows.filter((row) => row.table && !String(row.table).startsWith('<'));
}
/** Rows the server touched for a query. */
async function touched(query: { toSQL(): { sql: string; params: unknown[] } }): Promise<number> {
  const connection = await base.pool.getConnection();
  const { sql, params } = query.toSQL();
  await connection.query('FLUSH STATUS');
  await connection.query(sql, params);
  const [rows] = await connection.query<RowDataPacket[]>("SHOW SESSION STATUS LIKE 'Handler_read%'");
  connection.release();
  // Writing the branches together and reading them back counts too: a few steps for each row of the limit.
  return rows.reduce((sum, row) => sum + Number(row.Value), 0);
}

describe('query plans', () => {
  const question = {
    after: 100,
    until: ROWS,
    scopeIds: [1, 2, 3, 4],
    pins: [randomUUID(), randomUUID()],
    clientId: randomUUID(),
  };

  it('P15 the pull reads each source by its index, and no more than the page', async () => {
    const query = feedQuery(base.db, question, 51);
    const lines = await plan(query);
    expect(lines.map((line) => line.key)).toEqual([
      'sync_change_client',
      ...Array(4).fill('sync_change_scope'),
      'sync_change_root',
    ]);
    expect(lines.every((line) => line.type === 'range' || line.type === 'ref')).toBe(true);
    expect(await touched(query)).toBeLessThan(51 * 4 * 5);
  });

  it('P16 the bootstrap reads each scope by its index, and no more than the page', async () => {
    const query = rootsQuery(base.db, { scopeIds: [1, 2, 3], besides: [] }, 'ticket', randomUUID(), 50);
    if (!query) throw new Error('no query');
    const lines = await plan(query);
    expect(lines.map((line) => line.key)).toEqual(Array(3).fill('entity_scope_scope'));
    expect(await touched(query)).toBeLessThan(50 * 3 * 4);
    // What was loaded just before is left out: a person's own, read once by its index.
    const rest = rootsQuery(base.db, { scopeIds: [1, 2], besides: [3] }, 'ticket', randomUUID(), 50);
    if (!rest) throw new Error('no query');
    const types = (await plan(rest)).map((line) => line.type as string);
    expect(types.filter((type) => !['range', 'ref', 'eq_ref'].includes(type))).toEqual([]);
    expect(await touched(rest)).toBeLessThan(50 * 2 * 4 + (ROWS / SCOPES) * 2 * 2);
  });

  it('the digest reads what the person holds, each scope by its index, and each table by its key', async () => {
    const actor = { id: randomUUID(), role: 'technician' as const, teamIds: [] };
    const built = new MySqlDialect().sqlToQuery(partsQuery('ticket', { actor, scopeIds: [1], without: [] }));
    const query = { toSQL: () => built };
    const lines = await plan(query);
    const keys = new Map(lines.map((line) => [line.table, line.key]));
    expect(Object.fromEntries(keys)).toMatchObject({ entity_scope: 'entity_scope_scope' });
    expect(lines.some((line) => line.table === 'ticket' && line.type === 'ALL')).toBe(false);
    expect(await touched(query)).toBeLessThan((ROWS / SCOPES) * 15);
  });

  it('P1 the stamper finds what waits by an index', async () => {
    const [rows] = await base.pool.query<RowDataPacket[]>(
      'EXPLAIN SELECT tx_id, COUNT(*) FROM sync_change WHERE seq IS NULL GROUP BY tx_id ORDER BY MIN(id) LIMIT 2000',
    );
    expect(rows.map((row) => row.key)).toEqual(['sync_change_seq']);
  });
});
