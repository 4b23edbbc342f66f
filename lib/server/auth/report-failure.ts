import 'server-only';
import { log } from '#server/log';

/**
 * Logs an unexpected error of a door. Messages of the database driver repeat the values of a statement, so
 * outside of development only kind, code and place are kept.
 */
export function reportFailure(door: string, error: unknown): void {
  if (process.env.NODE_ENV === 'development') console.error(door, error);
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const place =
    error instanceof Error
      ? error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
      : undefined;
  log.error(
    { door, error: nameOf(error), cause: nameOf(cause), code: codeOf(cause), place: place?.trim() },
    'door failed',
  );
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
