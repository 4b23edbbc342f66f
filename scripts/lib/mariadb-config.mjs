// The configuration of a private MariaDB instance, and the accounts it has.
import os from 'node:os';

/**
 * @typedef {object} Instance
 * @property {string} folder everything of this instance lives here
 * @property {string} socket
 * @property {number} port on 127.0.0.1
 * @property {'durable' | 'relaxed'} flush durable: every commit is on disk before it is answered
 * @property {{ root: string, app: string }} passwords
 * @property {string} database
 * @property {boolean} admin whether the app account may make databases (tests do)
 */

/** Where an instance has its temporary tables. @param {string} folder */
export const temporaryFolder = (folder) => `${folder}/tmp`;

/** @param {Instance} instance */
export function configText(instance) {
  const durable = instance.flush === 'durable';
  const lines = {
    datadir: `${instance.folder}/data`,
    socket: instance.socket,
    // Its own: a server that starts takes away all temporary tables in the folder, also those another one is using.
    tmpdir: temporaryFolder(instance.folder),
    'pid-file': `${instance.folder}/db.pid`,
    'log-error': `${instance.folder}/db.err`,
    'init-file': `${instance.folder}/accounts.sql`,
    port: instance.port,
    'bind-address': '127.0.0.1',
    // As root the server refuses to run unless it is told that this is meant.
    ...(process.getuid?.() === 0 ? { user: 'root' } : {}),
    'skip-name-resolve': undefined,
    'skip-log-bin': undefined,
    performance_schema: 'OFF',
    innodb_buffer_pool_size: durable ? '256M' : '64M',
    innodb_log_file_size: durable ? '48M' : '16M',
    innodb_flush_log_at_trx_commit: durable ? 1 : 2,
    innodb_doublewrite: durable ? 1 : 0,
    innodb_use_native_aio: 0,
    innodb_lock_wait_timeout: 10,
    max_connections: durable ? 80 : 200,
    max_allowed_packet: '32M',
    'character-set-server': 'utf8mb4',
    'collation-server': 'utf8mb4_unicode_ci',
    'default-time-zone': '+00:00',
    sql_mode: 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY',
  };
  const body = Object.entries(lines).map(([name, value]) =>
    value === undefined ? name : `${name}=${value}`,
  );
  return `[mariadbd]\n${body.join('\n')}\n`;
}

/**
 * Run by the server at each start, before it accepts anybody: one account for the app, root only with a
 * password, and none of the open accounts that a fresh data folder has.
 * @param {Instance} instance
 */
export function accountsText(instance) {
  const { passwords, database } = instance;
  const everything = instance.admin ? '*.*' : `\`${database}\`.*`;
  const open = ['127.0.0.1', '::1', os.hostname().toLowerCase()].flatMap((host) => [
    `DROP USER IF EXISTS 'root'@'${host}';`,
    `DROP USER IF EXISTS ''@'${host}';`,
  ]);
  const account = ['127.0.0.1', 'localhost'].flatMap((host) => [
    `CREATE USER IF NOT EXISTS 'holdfast'@'${host}' IDENTIFIED BY '${passwords.app}';`,
    `ALTER USER 'holdfast'@'${host}' IDENTIFIED BY '${passwords.app}';`,
    `GRANT ALL ON ${everything} TO 'holdfast'@'${host}'${instance.admin ? ' WITH GRANT OPTION' : ''};`,
  ]);
  return [
    ...open,
    `DROP USER IF EXISTS ''@'localhost';`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${passwords.root}';`,
    `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;`,
    ...account,
    '',
  ].join('\n');
}
