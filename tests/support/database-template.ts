import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { migrateDatabase } from '#db/migrate';

/** The same server and account, another database. */
function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

async function makeDatabase(connection: mysql.Connection, name: string): Promise<void> {
  await connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
}

export interface Template {
  /** A file with the statements that copy the template into the current database. */
  file: string;
  remove(): Promise<void>;
}

/**
 * Migrates one database, lets `fill` write into it, and keeps the statements that copy it. Copying is about ten
 * times faster than migrating, and no test depends on what another left behind.
 */
export async function makeTemplate(
  server: string,
  fill?: (url: string) => Promise<void>,
  migrate: (url: string) => Promise<void> = migrateDatabase,
): Promise<Template> {
  const name = `hf_template_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-template-'));
  const file = path.join(folder, 'copy.json');
  await withServer(server, async (connection) => {
    await makeDatabase(connection, name);
    await migrate(withDatabase(server, name));
    await fill?.(withDatabase(server, name));
    writeFileSync(file, JSON.stringify(await copyStatements(connection, name)));
  });
  return {
    file,
    remove: async () => {
      rmSync(folder, { recursive: true, force: true });
      await dropDatabase(server, name);
    },
  };
}

/** Makes a new database from a template. @returns its address */
export async function copyTemplate(server: string, file: string): Promise<string> {
  const name = `hf_${randomBytes(6).toString('hex')}`;
  await withServer(server, async (connection) => {
    await makeDatabase(connection, name);
    await connection.changeUser({ database: name });
    for (const statement of JSON.parse(readFileSync(file, 'utf8')) as string[])
      await connection.query(statement);
  });
  return withDatabase(server, name);
}

/** @param name a database, or its address */
export async function dropDatabase(server: string, name: string): Promise<void> {
  const plain = name.includes('/') ? new URL(name).pathname.slice(1) : name;
  await withServer(server, async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS \`${plain}\``);
  });
}

async function withServer(
  server: string,
  work: (connection: mysql.Connection) => Promise<void>,
): Promise<void> {
  const connection = await mysql.createConnection({ uri: server, timezone: 'Z' });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

async function copyStatements(connection: mysql.Connection, template: string): Promise<string[]> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
    [template],
  );
  const [triggers] = await connection.query<RowDataPacket[]>(
    'SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = ?',
    [template],
  );
  if (triggers.length > 0)
    throw new Error('the schema has triggers, which the test template does not copy yet');
  const statements = ['SET FOREIGN_KEY_CHECKS = 0'];
  for (const { name } of tables) {
    const [[shown]] = await connection.query<RowDataPacket[]>(
      `SHOW CREATE TABLE \`${template}\`.\`${name}\``,
    );
    statements.push(String(shown?.['Create Table']));
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT 1 FROM \`${template}\`.\`${name}\` LIMIT 1`,
    );
    if (rows.length > 0) statements.push(await copyRows(connection, template, name));
  }
  return statements;
}

/** Rows that the migrations themselves wrote; generated columns cannot be inserted. */
async function copyRows(connection: mysql.Connection, template: string, table: string): Promise<string> {
  const [columns] = await connection.query<RowDataPacket[]>(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = ? AND table_name = ? AND is_generated = 'NEVER'`,
    [template, table],
  );
  const list = columns.map((column) => `\`${column.name}\``).join(', ');
  return `INSERT INTO \`${table}\` (${list}) SELECT ${list} FROM \`${template}\`.\`${table}\``;
}
