import 'server-only';
import { count, eq, isNull } from 'drizzle-orm';
import { closePool, db } from '#db/connection';
import { auditEntry } from '#db/schema/operations';
import { chainBound } from '#domain/audit/chain-bound';
import { printable } from '#domain/audit/printable';
import type { ChainFault } from '#domain/settings/shapes';
import { chainRange, type NoRange, walkChain } from './verify';

const BROKEN = 1;
const WRONG_USAGE = 2;
const NOT_KNOWN = 3;

const FAULTS: Record<ChainFault['what'], string> = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  value: 'has other values than those that were written',
  foreign: 'was never chained by Holdfast',
};
const NO_RANGE: Record<NoRange['fault'], string> = {
  beyond: 'no entry has this place yet',
  nothing: 'there is no entry on that side of this day',
  reversed: 'it lies before --from',
};

/** `npm run audit:verify`: the bounds come checked from scripts/audit-verify.mjs, empty where none was given. */
async function main(): Promise<number> {
  const [from = '', to = ''] = process.argv.slice(2);
  const range = await chainRange(chainBound(from), chainBound(to));
  if ('field' in range) {
    console.error(`--${range.field} ${range.field === 'from' ? from : to}: ${NO_RANGE[range.fault]}`);
    return WRONG_USAGE;
  }
  const { fault, at, erased } = range.fault
    ? { fault: range.fault, at: range.after, erased: 0 }
    : await walkChain(range);
  const first = range.after.no + 1;
  // Where it breaks, the place it came to is counted only if nothing is wrong with it.
  const last = fault ? Math.max(fault.chainNo - 1, range.after.no) : at.no;
  const verified = Math.max(0, last - first + 1);
  console.log(
    `Verified ${verified} ${verified === 1 ? 'entry' : 'entries'}${spanned(verified, first, last)}.`,
  );
  if (fault) {
    console.error(`BROKEN: entry ${fault.chainNo} ${FAULTS[fault.what]}.${await described(fault)}`);
    return BROKEN;
  }
  console.log(`The chain holds. Values of ${erased} were erased.`);
  if (range.to === null) console.log(`${await unchained()} wait for their place in the chain.`);
  console.log(`Last link: ${at.no} ${at.hash}`);
  return 0;
}

const spanned = (n: number, first: number, last: number): string => (n > 0 ? `, ${first} to ${last}` : '');

/** What stands there, as far as anything does. Somebody else may have written it: nothing of it reaches the terminal raw. */
async function described({ chainNo, what }: ChainFault): Promise<string> {
  if (what === 'missing') return '';
  const [row] = await db.select().from(auditEntry).where(eq(auditEntry.chainNo, chainNo));
  if (!row) return '';
  return ` It says: ${printable(row.action)}, received ${new Date(row.receivedAt).toISOString()} (id ${row.id}).`;
}

async function unchained(): Promise<number> {
  const [row] = await db.select({ n: count() }).from(auditEntry).where(isNull(auditEntry.chainNo));
  return row?.n ?? 0;
}

main()
  .catch((error: unknown) => {
    console.error(printable(error instanceof Error ? error.message : String(error)));
    console.error('Nothing is known of the chain.');
    return NOT_KNOWN;
  })
  .then(async (code) => {
    await closePool();
    process.exitCode = code;
  });
