import 'server-only';

/** Lock conflicts, certification failures, stale snapshots: the transaction was rolled back and may run again. */
const CONFLICTS = new Set([1213, 1205, 1020, 1047, 9007, 8002, 8022, 8028]);
const CONNECTION = new Set([
  ...['PROTOCOL_CONNECTION_LOST', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'],
  ...['ER_CON_COUNT_ERROR', 'ER_SERVER_SHUTDOWN', 'ER_CONNECTION_KILLED', 'ER_NEW_ABORTING_CONNECTION'],
]);
/** What MariaDB alone says has no name in the driver: killed (1927), shutting down (1053); MySQL's killed, timed out. */
const CONNECTION_NUMBERS = new Set([1927, 1053, 3169, 4031]);
const CLOSED = "Can't add new command when connection is in closed state";

interface DriverError {
  code: string;
  errno?: number;
  sqlState?: string;
  message: string;
}

function find(error: unknown): DriverError | undefined {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 5; depth++) {
    const { code, errno, sqlState } = at as Partial<DriverError>;
    if (at.message === CLOSED) return { code: 'PROTOCOL_CONNECTION_LOST', message: CLOSED };
    if (typeof code === 'string' && (typeof errno === 'number' || CONNECTION.has(code))) {
      return { code, errno, sqlState, message: at.message };
    }
    // The driver has no name for what only MariaDB says, such as that a statement took too long.
    if (typeof errno === 'number' && sqlState) return { code: '', errno, sqlState, message: at.message };
    at = at.cause;
  }
  return undefined;
}

/** The transaction is gone and may run again as it is. */
export function isConflict(error: unknown): boolean {
  const errno = find(error)?.errno;
  return errno !== undefined && CONFLICTS.has(errno);
}

/** The connection broke: whether a commit under way arrived is not known. */
export function isConnectionLoss(error: unknown): boolean {
  const found = find(error);
  return (
    found !== undefined && (CONNECTION.has(found.code) || CONNECTION_NUMBERS.has(found.errno ?? Number.NaN))
  );
}

/**
 * The database, not the work, is at fault (P11): asking again later may succeed. Errors about the values written
 * (SQL states 22 and 23: too long, null, twice) are faults of the work and come again each time.
 */
export function isTransient(error: unknown): boolean {
  const found = find(error);
  return found !== undefined && !/^2[23]/.test(found.sqlState ?? '');
}

/** Whether a unique key refused the row; `key` is the end of its name. */
export function isDuplicate(error: unknown, key: string): boolean {
  const found = find(error);
  return (
    found?.code === 'ER_DUP_ENTRY' &&
    (found.message.endsWith(`'${key}'`) || found.message.endsWith(`.${key}'`))
  );
}
