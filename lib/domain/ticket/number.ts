import type { Id } from '../kernel/types';
import { NUMBER_PREFIX, type TicketKind } from './states';

/** The ticket number people say: prefix and at least six digits, "INC-000123". */
export function formatNumber(kind: TicketKind, n: number): string {
  return `${NUMBER_PREFIX[kind]}-${String(n).padStart(6, '0')}`;
}

/** Without I, L, O, U, 0 and 1: read aloud on a phone, none is mistaken for another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Short code shown until the server has given the number, e.g. "K7F". Made from the random end of the id,
 * so that every device shows the same code for the same ticket.
 */
export function provisionalCode(id: Id): string {
  let n = Number.parseInt(id.slice(-8), 16);
  let code = '';
  for (let i = 0; i < 3; i++) {
    code += ALPHABET[n % ALPHABET.length];
    n = Math.floor(n / ALPHABET.length);
  }
  return code;
}
