import 'server-only';
import { randomUUID } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { db, pool } from '#db/connection';
import { writeAudit } from '#server/audit/entry';
import { stamp } from '#server/sync/stamp';
import { ImportProblem } from './problem';

/** Locks are known to the whole server, which may serve other databases too. */
const LOCK = "CONCAT('holdfast.import.', MD5(DATABASE()))";
/** The server needs a moment to notice that an import was killed, s. */
const PATIENCE = 5;

/**
 * Runs an import while no other one runs on this database. The lock lives as long as the connection, so an import
 * that is killed leaves none behind.
 */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  try {
    const [rows] = await connection.query<RowDataPacket[]>(`SELECT GET_LOCK(${LOCK}, ?) AS got`, [PATIENCE]);
    if (rows[0]?.got !== 1)
      throw new ImportProblem('another import runs on this database', 'Wait until it is done.');
    return await work();
  } finally {
    // Ends the lock with the connection, whatever state it is in.
    connection.destroy();
  }
}

/** Leaves in the audit trail that somebody with access to the server imported a file. */
export async function auditImport(action: string, value: Record<string, unknown>): Promise<void> {
  const now = Date.now();
  await db.transaction((tx) =>
    writeAudit(tx, {
      txId: randomUUID(),
      actorId: null,
      action,
      subject: null,
      channel: 'system',
      occurredAt: now,
      receivedAt: now,
      value,
    }),
  );
  await stamp();
}
