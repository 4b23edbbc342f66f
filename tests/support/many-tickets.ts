import { getTableColumns } from 'drizzle-orm';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { openDb } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { writeWaitingWords } from '#db/ticket-words';

/**
 * Copies what is finished, further and further back in time, until the table has so many tickets: a desk that has
 * been used for years. The copies have numbers of their own.
 */
export async function fillUp(pool: Pool, wanted: number): Promise<void> {
  const names = Object.values(getTableColumns(ticket)).map(({ name }) => name);
  const [[now]] = await pool.query<RowDataPacket[]>('SELECT count(*) AS n FROM ticket');
  for (let have = Number(now?.n), round = 1; have < wanted; round++) {
    const back = (column: string) => `${column} - INTERVAL ${round * 61} DAY - INTERVAL ${round * 7} MINUTE`;
    const changed: Record<string, string> = {
      // With the marks of a UUID: a place in a list is read as one.
      id: "unhex(insert(insert(hex(random_bytes(16)), 13, 1, '7'), 17, 1, '8'))",
      number: `concat('INC-', ${900_000 - round * 1_000} + row_number() over (order by id))`,
      external_id: 'NULL',
      created_at: back('created_at'),
      resolved_at: back('resolved_at'),
      closed_at: back('closed_at'),
      updated_at: back('updated_at'),
      state_since: back('state_since'),
    };
    const [made] = await pool.query<{ affectedRows: number } & RowDataPacket[]>(`
      INSERT INTO ticket (${names.map((name) => `\`${name}\``).join()})
      SELECT ${names.map((name) => changed[name] ?? `\`${name}\``).join()}
      FROM ticket WHERE state IN ('resolved', 'closed', 'cancelled') AND number < 'INC-100000' LIMIT ${wanted - have}`);
    have += made.affectedRows;
  }
  await pool.query(
    'INSERT IGNORE INTO ticket_unworded SELECT id FROM ticket WHERE id NOT IN (SELECT ticket_id FROM ticket_word)',
  );
  await writeWaitingWords(openDb(pool));
  await pool.query('ANALYZE TABLE ticket, ticket_word');
}
