import 'server-only';
import pino from 'pino';

/** Lines of JSON on standard output. Ids and counts only: never what people wrote, never a password or token. */
export const log = pino({
  level: process.env.HOLDFAST_LOG ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
});
