import 'server-only';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { ImapFlow } from 'imapflow';
import type { RowDataPacket } from 'mysql2/promise';
import { pool } from '#db/connection';
import { config } from '#server/config';
import { MAIL_MAX } from './parse';

/** Locks are known to the whole server, which may serve other databases too. */
const LOCK = "CONCAT('holdfast.mail-in.', MD5(DATABASE()))";
/** Mails in one pass; the next one goes on. */
const PASS = 50;
/** Mails of a pass that may fail before it ends. */
const FAILURES = 3;
/** Of a mail that is too large, what is fetched: its head says who sent it. */
const BEGINNING = 300_000;
const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Takes in what is unread in the mailbox, one worker at a time, and marks it as read after that: a worker that dies in
 * between finds it again. Nothing is ever deleted there. Returns how many it took in; null: another worker is at it.
 */
export async function fetchMail(
  url: string,
  take: (raw: Buffer, size: number) => Promise<unknown>,
  ended?: AbortSignal,
): Promise<number | null> {
  const connection = await pool.getConnection();
  try {
    const [rows] = await connection.query<RowDataPacket[]>(`SELECT GET_LOCK(${LOCK}, 0) AS got`);
    return rows[0]?.got === 1 ? await fetchAll(url, take, ended) : null;
  } finally {
    // Ends the lock with the connection, whatever state it is in.
    connection.destroy();
  }
}

async function fetchAll(
  url: string,
  take: (raw: Buffer, size: number) => Promise<unknown>,
  ended?: AbortSignal,
): Promise<number> {
  const { folder, ...server } = serverOf(url);
  const client = new ImapFlow({ ...server, ...TIMES, logger: false, disableAutoIdle: true });
  // What fails is thrown to whoever waits for it as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const lock = await client.getMailboxLock(folder);
    try {
      const found = (await client.search({ seen: false }, { uid: true })) || [];
      const failures: unknown[] = [];
      let taken = 0;
      for (const uid of found.slice(0, PASS)) {
        if (ended?.aborted) break;
        try {
          await takeOne(client, String(uid), take);
          taken += 1;
        } catch (error) {
          // It stays unread, and the next one is taken in all the same; a database that is away takes none.
          if (failures.push(error) === FAILURES) break;
        }
      }
      if (failures.length > 0) throw failures[0];
      return taken;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function takeOne(
  client: ImapFlow,
  uid: string,
  take: (raw: Buffer, size: number) => Promise<unknown>,
): Promise<void> {
  const about = await client.fetchOne(uid, { size: true }, { uid: true });
  const size = about ? (about.size ?? 0) : 0;
  const source = size > MAIL_MAX ? { maxLength: BEGINNING } : true;
  const one = await client.fetchOne(uid, { source }, { uid: true });
  // Somebody else removed it.
  if (!one) return;
  const raw = one.source ?? Buffer.alloc(0);
  await take(raw, Math.max(size, raw.length));
  await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true });
}

/** Passwords go out encrypted, except to this machine, or where the address says `?requireTLS=false`. */
function serverOf(url: string) {
  const at = new URL(url);
  const secure = at.protocol === 'imaps:';
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(at.hostname);
  return {
    host: at.hostname.replace(/^\[|\]$/g, ''),
    port: Number(at.port) || (secure ? 993 : 143),
    secure,
    ...(!secure && { doSTARTTLS: local || at.searchParams.get('requireTLS') === 'false' ? undefined : true }),
    ...(config.imapCa && { tls: { ca: [...rootCertificates, readFileSync(config.imapCa, 'utf8')] } }),
    auth: { user: decodeURIComponent(at.username), pass: decodeURIComponent(at.password) },
    folder: decodeURIComponent(at.pathname.slice(1)) || 'INBOX',
  };
}
