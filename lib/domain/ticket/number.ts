import { CHANGE_PREFIX } from '../change/change';
import type { Id } from '../kernel/types';
import { PROBLEM_PREFIX } from '../problem/problem';
import { NUMBER_PREFIX, type NumberedKind } from './states';

const PREFIX: Record<NumberedKind, string> = {
  ...NUMBER_PREFIX,
  problem: PROBLEM_PREFIX,
  change: CHANGE_PREFIX,
};

/** The ticket number people say: prefix and at least six digits, "INC-000123". */
export function formatNumber(kind: NumberedKind, n: number): string {
  return `${PREFIX[kind]}-${String(n).padStart(6, '0')}`;
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
