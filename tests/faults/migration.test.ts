import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from 'drizzle-orm/mysql2/migrator';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '#db/connection';
import { MIGRATIONS_FOLDER, MigrationError, migrateDatabase } from '#db/migrate';
import { copyTemplate, dropDatabase, makeTemplate, type Template } from '#tests/support/database-template';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/processes.mjs';
import { SIZES, TIME } from './sizes';

/** The migrations that a database of an earlier release has: it holds people and tickets. */
const EARLIER = 3;
let folder: string;
let count = 0;
let template: Template;
const SERVER = process.env.TEST_DATABASE_URL ?? '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hf-migrations-'));
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, EARLIER) }));
  template = await makeTemplate(SERVER, undefined, makeEarlier);
  count = await withDatabase(async (url) => Number((await child(url, 0)).output));
}, TIME);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await template?.remove();
});

const child = (url: string, last: number) =>
  run(process.execPath, [
    ...['--conditions=react-server', '--import', 'tsx'],
    ...[inRoot('tests/faults/migrate-until.ts'), url, String(last)],
  ]);

/** Gives a database of the earlier release, and removes it afterwards. */
async function withDatabase<T>(work: (url: string, connection: mysql.Connection) => Promise<T>): Promise<T> {
  const url = await copyTemplate(SERVER, template.file);
  const connection = await mysql.createConnection({ uri: url, timezone: 'Z' });
  try {
    return await work(url, connection);
  } finally {
    await connection.end();
    await dropDatabase(SERVER, url);
  }
}

/** Only the migrations of then, and something in the tables. */
async function makeEarlier(url: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, timezone: 'Z' });
  try {
    await migrate(openDb(connection), { migrationsFolder: folder });
    await fill(connection);
  } finally {
    await connection.end();
  }
}

async function fill(connection: mysql.Connection): Promise<void> {
  const id = (n: number) => Buffer.from(n.toString(16).padStart(32, '0'), 'hex');
  for (let n = 1; n <= 40; n++)
    await connection.query(
      "INSERT INTO person (id, name, email, role, created_at) VALUES (?, ?, ?, 'technician', '2026-01-01')",
      [id(n), `Person ${n} Þóra`, `p${n}@example.org`],
    );
  for (let n = 1; n <= 60; n++)
    await connection.query(
      `INSERT INTO ticket (id, kind, number, title, description, state, state_since, impact, urgency, priority,
        team_id, requester_id, reporter_id, created_at, reopen_count, updated_at, related_ids, watcher_ids)
       VALUES (?, 'incident', ?, ?, 'It hums', 'new', '2026-01-01', 2, 2, 3, ?, ?, ?, '2026-01-01', 0, '2026-01-01', '[]', '[]')`,
      [id(n), `INC-${String(n).padStart(6, '0')}`, `Printer ${n}`, id(1), id(1 + (n % 40)), id(1)],
    );
}

/** Rows and their values, by table, of what was there before. */
async function content(connection: mysql.Connection): Promise<unknown> {
  const [people] = await connection.query<RowDataPacket[]>(
    'SELECT COUNT(*) n, SUM(CRC32(CONCAT(HEX(id), name, email))) s FROM person',
  );
  const [tickets] = await connection.query<RowDataPacket[]>(
    'SELECT COUNT(*) n, SUM(CRC32(CONCAT(HEX(id), number, title, state, description))) s FROM ticket',
  );
  return [people, tickets];
}

const done = async (connection: mysql.Connection): Promise<number> => {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) n FROM __drizzle_migrations');
  return rows[0]?.n as number;
};

describe('F24 a migration that is killed', () => {
  it(
    'goes on, or refuses and says so; what was in the database stays as it was',
    async () => {
      const { entries } = JSON.parse(
        readFileSync(path.join(MIGRATIONS_FOLDER, 'meta/_journal.json'), 'utf8'),
      ) as { entries: unknown[] };
      expect(count).toBeGreaterThan(20);
      const step = Math.max(1, Math.floor(count / SIZES.migrationKills));
      const kills = Array.from(
        { length: Math.floor(count / step) },
        (_, n) => n * step + Math.ceil(step / 2),
      );
      for (const last of kills)
        await withDatabase(async (url, connection) => {
          const before = await content(connection);
          expect((await child(url, last)).signal).toBe('SIGKILL');
          expect(await content(connection)).toEqual(before);
          const again = await migrateDatabase(url).catch((error: unknown) => error);
          if (again instanceof MigrationError) {
            expect(again.code).toBe('failed');
            // Not taken for migrated: the app does not start on it.
            expect(await done(connection)).toBeLessThan(entries.length);
          } else {
            expect(again).toBeUndefined();
            expect(await done(connection)).toBe(entries.length);
            await expect(migrateDatabase(url)).resolves.toBeUndefined();
          }
          expect(await content(connection)).toEqual(before);
        });
    },
    TIME,
  );
});
