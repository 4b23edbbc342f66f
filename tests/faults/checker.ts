import { auditValue, outbox } from '#db/schema/operations';
import { syncMutation } from '#db/schema/sync';
import { stamp } from '#server/sync/stamp';
import { derivedId } from '#sync/ids';
import { MUTATIONS } from '#sync/registry';
import { circles, type Facts, legalStates, wrongOn } from '#tests/simulation/checks';
import { rowsIn } from '#tests/simulation/oracle/state';
import type { TestDatabase } from '#tests/support/database';
import { wholeDatabase, wrongInFeed } from '../integration/convergence/whole-database';
import type { Reached } from './world';

/** The global invariants I1 to I7 (faults): the same for every fault. @returns what does not hold */
export async function violations(base: TestDatabase, all: readonly Reached[]): Promise<string[]> {
  await stamp();
  const facts = await wholeDatabase(base.db);
  const found = [
    ...(await wrongInFeed(base.db)),
    ...legalStates(facts),
    ...circles(facts),
    ...(await toldTwice(base)),
    ...(await writtenTwice(base, facts)),
    ...(await withoutAudit(base)),
    ...withoutRoot(facts),
  ];
  for (const [n, { browser }] of all.entries()) {
    const wrong = await browser.store.read((t) => wrongOn(t, browser, facts));
    found.push(...wrong.map((text) => `browser ${n} ${text}`));
  }
  return found;
}

/** I3: every message and note stands once, under the id its intent makes. */
async function writtenTwice(base: TestDatabase, facts: Facts): Promise<string[]> {
  const written = new Set(rowsIn(facts, 'timeline').map((row) => row.id));
  const intents = await base.db.select().from(syncMutation);
  const texts = intents.filter(
    ({ name, status }) => /comment|note|decline|applyWorkaround/.test(name) && status === 'ok',
  );
  const missing = texts.filter(
    // The first entry of giving back is the step; the second says why.
    ({ uid, name }) => !written.has(derivedId(uid, name === 'ticket.decline' ? 1 : 0)),
  );
  const kept = intents.filter(
    ({ status, name }) => status === 'rejected' && name === 'ticket.resolve',
  ).length;
  const entries = rowsIn(facts, 'timeline').filter(
    ({ kind }) => kind === 'comment' || kind === 'note',
  ).length;
  return [
    ...missing.map(({ uid, name }) => `${name} ${uid} took effect without its text`),
    ...(entries > texts.length + kept ? [`${entries} texts of ${texts.length} intents`] : []),
  ];
}

/** I3: nobody is told twice of one event. */
async function toldTwice(base: TestDatabase): Promise<string[]> {
  const rows = await base.db.select().from(outbox);
  const keys = rows.map((row) => `${row.eventUid}/${row.event}/${row.personId}/${row.kind}`);
  return keys.filter((key, n) => keys.indexOf(key) !== n).map((key) => `told twice: ${key}`);
}

/** I6: every intent has its entry in the audit, and one alone; what is quiet, and went through, none. */
async function withoutAudit(base: TestDatabase): Promise<string[]> {
  const entries = await base.db.select({ value: auditValue.value }).from(auditValue);
  const counts = new Map<unknown, number>();
  for (const { value } of entries) counts.set(value.uid, (counts.get(value.uid) ?? 0) + 1);
  const { uid, name, status } = syncMutation;
  const intents = await base.db.select({ uid, name, status }).from(syncMutation);
  const quiet = Object.values<{ name: string; quiet?: true }>(MUTATIONS).filter((one) => one.quiet);
  const wanted = (one: (typeof intents)[number]) =>
    quiet.some((each) => each.name === one.name) && (one.status === 'ok' || one.status === 'merged') ? 0 : 1;
  return intents
    .filter((one) => (counts.get(one.uid) ?? 0) !== wanted(one))
    .map(({ uid }) => `intent ${uid} has ${counts.get(uid) ?? 0} entries in the audit`);
}

/** I7: what hangs on a ticket has its ticket, and what is named is there. */
function withoutRoot(facts: Facts): string[] {
  const tickets = new Set(rowsIn(facts, 'ticket').map(({ id }) => id));
  const people = new Set(rowsIn(facts, 'person').map(({ id }) => id));
  const teams = new Set(rowsIn(facts, 'team').map(({ id }) => id));
  return [
    ...rowsIn(facts, 'timeline').filter(({ ticketId }) => !tickets.has(ticketId)),
    ...rowsIn(facts, 'checklistItem').filter(({ ticketId }) => !tickets.has(ticketId)),
    ...rowsIn(facts, 'ticket').filter(
      (row) =>
        !people.has(row.requesterId) ||
        !teams.has(row.teamId) ||
        (row.assigneeId !== null && !people.has(row.assigneeId)),
    ),
  ].map(({ id }) => `${id} hangs on what is not there`);
}
