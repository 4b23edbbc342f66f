import { createHash, randomUUID } from 'node:crypto';
import { asc, eq, isNotNull } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { linkHash } from '#server/audit/chain';
import { digestOf, writeAudit } from '#server/audit/entry';
import { chainRange, verifyAuditChain } from '#server/audit/verify';
import { stamp } from '#server/sync/stamp';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { foundOrganisation } from '#tests/support/organisation';
import { auditVerify } from './command';

const ENTRIES = 40;
const DAY_ONE = Date.UTC(2026, 0, 10, 12);
const DAY = 86_400_000;

let base: TestDatabase;
let kept: { entries: (typeof auditEntry.$inferSelect)[]; values: (typeof auditValue.$inferSelect)[] };
beforeAll(async () => {
  base = await createTestDatabase();
  await foundOrganisation();
  // Four a day, ten days.
  for (let n = 0; n < ENTRIES; n++)
    await base.db.transaction((tx) =>
      writeAudit(tx, {
        ...{ txId: randomUUID(), actorId: null, action: 'sign-in.refused', subject: null, channel: 'door' },
        ...{ occurredAt: DAY_ONE, receivedAt: DAY_ONE + Math.floor(n / 4) * DAY + n, value: { n } },
      }),
    );
  await stamp();
  kept = {
    entries: await base.db.select().from(auditEntry).orderBy(asc(auditEntry.id)),
    values: await base.db.select().from(auditValue),
  };
});
afterAll(() => base.drop());
/** What was tampered with is as it was. */
afterEach(async () => {
  await base.db.delete(auditValue);
  await base.db.delete(auditEntry);
  await base.db.insert(auditEntry).values(kept.entries);
  await base.db.insert(auditValue).values(kept.values);
  expect(await verifyAuditChain()).toBeNull();
});

const at = (no: number) => eq(auditEntry.chainNo, no);
const entry = (no: number) => {
  const found = kept.entries.find(({ chainNo }) => chainNo === no);
  if (!found) throw new Error(`no entry ${no}`);
  return found;
};

/** An entry that fits the last link in every way. */
function forged(previous: string, no: number) {
  const salt = 'f'.repeat(32);
  const value = { forged: true };
  const made = {
    ...{ id: 900_000 + no, txId: randomUUID(), actorId: null, action: 'person.save', subjectKind: null },
    ...{ subjectId: null, channel: 'desk' as const, occurredAt: DAY_ONE, receivedAt: DAY_ONE + 20 * DAY },
    ...{ digest: digestOf(salt, value), chainNo: no, chainHash: '' },
  };
  return { made: { ...made, chainHash: linkHash(previous, made) }, value: { auditId: made.id, salt, value } };
}

describe('A44 what was done to the audit in the database itself is found', () => {
  it.each([1, 17])('entry %i taken out', async (no) => {
    await base.db.delete(auditEntry).where(at(no));
    expect(await verifyAuditChain()).toEqual({ chainNo: no, what: 'missing' });
  });

  it('the last entries taken out', async () => {
    for (const no of [ENTRIES - 1, ENTRIES]) await base.db.delete(auditEntry).where(at(no));
    expect(await verifyAuditChain()).toEqual({ chainNo: ENTRIES - 1, what: 'missing' });
  });

  it('all of them taken out', async () => {
    await base.db.delete(auditEntry);
    expect(await verifyAuditChain()).toEqual({ chainNo: 1, what: 'missing' });
  });

  it.each([
    ['who', { actorId: randomUUID() }],
    ['what', { action: 'sign-in' }],
    ['about what', { subjectKind: 'person', subjectId: randomUUID() }],
    ['from where', { channel: 'system' as const }],
    ['when it happened', { occurredAt: DAY_ONE - 1 }],
    ['when it came', { receivedAt: DAY_ONE - 1 }],
    ['what it vouches for', { digest: '0'.repeat(64) }],
    ['its own hash', { chainHash: '0'.repeat(64) }],
  ])('an entry that says another %s', async (_, set) => {
    await base.db.update(auditEntry).set(set).where(at(9));
    expect(await verifyAuditChain()).toEqual({ chainNo: 9, what: 'changed' });
  });

  it('an entry changed together with its own hash: the next one tells', async () => {
    const changed = { ...entry(9), action: 'sign-in' };
    const chainHash = linkHash(entry(8).chainHash ?? '', changed);
    await base.db.update(auditEntry).set({ action: 'sign-in', chainHash }).where(at(9));
    expect(await verifyAuditChain()).toEqual({ chainNo: 10, what: 'changed' });
  });

  it('the whole chain computed anew from a change on: the head of the feed tells', async () => {
    let hash = entry(8).chainHash ?? '';
    for (let no = 9; no <= ENTRIES; no++) {
      const changed = { ...entry(no), action: 'sign-in' };
      hash = linkHash(hash, changed);
      await base.db.update(auditEntry).set({ action: 'sign-in', chainHash: hash }).where(at(no));
    }
    expect(await verifyAuditChain()).toMatchObject({ what: 'missing' });
  });

  it('a value changed, and one changed together with its salt', async () => {
    const own = eq(auditValue.auditId, entry(5).id);
    await base.db
      .update(auditValue)
      .set({ value: { n: 99 } })
      .where(own);
    expect(await verifyAuditChain()).toEqual({ chainNo: 5, what: 'value' });
    await base.db
      .update(auditValue)
      .set({ salt: '1'.repeat(32) })
      .where(own);
    expect(await verifyAuditChain()).toEqual({ chainNo: 5, what: 'value' });
  });

  it('an erased value is no fault', async () => {
    await base.db.delete(auditValue).where(eq(auditValue.auditId, entry(5).id));
    expect(await verifyAuditChain()).toBeNull();
    expect((await auditVerify(base.url)).out).toContain('Values of 1 were erased.');
  });

  it('two entries that changed places', async () => {
    const place = ({ chainNo, chainHash }: { chainNo: number | null; chainHash: string | null }) => ({
      ...{ chainNo, chainHash },
    });
    const [a, b] = [entry(11), entry(12)];
    await base.db.update(auditEntry).set({ chainNo: 5_000 }).where(eq(auditEntry.id, a.id));
    await base.db.update(auditEntry).set(place(a)).where(eq(auditEntry.id, b.id));
    await base.db.update(auditEntry).set(place(b)).where(eq(auditEntry.id, a.id));
    expect(await verifyAuditChain()).toEqual({ chainNo: 11, what: 'changed' });
  });

  it('the values of two entries that changed places', async () => {
    const [a, b] = [entry(11), entry(12)];
    for (const [from, to] of [
      [a.id, 777_777],
      [b.id, a.id],
      [777_777, b.id],
    ] as const)
      await base.db.update(auditValue).set({ auditId: to }).where(eq(auditValue.auditId, from));
    expect(await verifyAuditChain()).toEqual({ chainNo: 11, what: 'value' });
  });

  it('forged entries at the end that fit the chain in every way', async () => {
    const one = forged(entry(ENTRIES).chainHash ?? '', ENTRIES + 1);
    const two = forged(one.made.chainHash, ENTRIES + 2);
    await base.db.insert(auditEntry).values([one.made, two.made]);
    await base.db.insert(auditValue).values([one.value, two.value]);
    expect(await verifyAuditChain()).toEqual({ chainNo: ENTRIES + 1, what: 'foreign' });
  });

  it('an entry taken out of the chain but left in the table does not find its place again', async () => {
    await base.db.update(auditEntry).set({ chainNo: null, chainHash: null }).where(at(20));
    expect(await verifyAuditChain()).toEqual({ chainNo: 20, what: 'missing' });
  });
});

describe('a range', () => {
  const range = async (from: number, to: number | null) => {
    const found = await chainRange({ no: from }, to === null ? null : { no: to });
    if ('field' in found) throw new Error(found.fault);
    return found;
  };

  it('tells what is wrong in it, and nothing else', async () => {
    await base.db.update(auditEntry).set({ action: 'sign-in' }).where(at(9));
    expect(await verifyAuditChain(await range(10, 20))).toBeNull();
    expect(await verifyAuditChain(await range(1, 8))).toBeNull();
    expect(await verifyAuditChain(await range(5, null))).toEqual({ chainNo: 9, what: 'changed' });
  });

  it('of days takes the entries that came on them', async () => {
    const found = await chainRange({ day: Date.UTC(2026, 0, 11) }, { day: Date.UTC(2026, 0, 12) });
    expect(found).toMatchObject({ after: { no: 4, hash: entry(4).chainHash }, to: 12, fault: null });
  });

  it('that ends where an entry was taken out, or begins behind one', async () => {
    await base.db.delete(auditEntry).where(at(20));
    expect(await verifyAuditChain(await range(10, 20))).toEqual({ chainNo: 20, what: 'missing' });
    expect((await range(21, null)).fault).toEqual({ chainNo: 20, what: 'missing' });
  });

  it('that there is not', async () => {
    const wrong = (from: number, to: number | null) => chainRange({ no: from }, to ? { no: to } : null);
    expect(await wrong(ENTRIES + 1, null)).toEqual({ field: 'from', fault: 'beyond' });
    expect(await wrong(1, ENTRIES + 1)).toEqual({ field: 'to', fault: 'beyond' });
    expect(await wrong(9, 8)).toEqual({ field: 'to', fault: 'reversed' });
    expect(await chainRange({ day: Date.UTC(2030, 0, 1) }, null)).toEqual({
      field: 'from',
      fault: 'nothing',
    });
  });
});

describe('npm run audit:verify', () => {
  it('says how many entries hold, and the last link, to be kept elsewhere', async () => {
    const { code, out, err } = await auditVerify(base.url);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Verified ${ENTRIES} entries, 1 to ${ENTRIES}.`);
    expect(out).toContain(`Last link: ${ENTRIES} ${entry(ENTRIES).chainHash}`);
  });

  it('verifies a range by places and by days', async () => {
    expect((await auditVerify(base.url, '--from', '5', '--to', '9')).out).toContain(
      'Verified 5 entries, 5 to 9.',
    );
    const days = await auditVerify(base.url, '--from', '2026-01-11', '--to', '2026-01-12');
    expect(days.out).toContain('Verified 8 entries, 5 to 12.');
  });

  it('A44 names the first broken entry, with nothing in it that steers a terminal', async () => {
    const action = 'ok\r\nAll is well\u001b[2K';
    await base.db.update(auditEntry).set({ action }).where(at(9));
    const { code, out, err } = await auditVerify(base.url);
    expect(code).toBe(1);
    expect(out).toBe('Verified 8 entries, 1 to 8.\n');
    expect(err).toMatch(/^BROKEN: entry 9 was changed after it was written\. It says: ok\\u000d\\u000aAll/);
    for (const sign of ['\r', '\n', '\u001b']) expect(err.trimEnd()).not.toContain(sign);
  });

  it('is told apart: called wrongly, and nothing known', async () => {
    for (const args of [['--from', 'x'], ['--to', '2026-02-30'], ['--until', '3'], ['9'], ['--from', '99']])
      expect((await auditVerify(base.url, ...args)).code).toBe(2);
    expect((await auditVerify(base.url.replace(/\/[^/]*$/, '/nothing_there'))).code).toBe(3);
  });
});

it('the way auditors are told to compute a link and a digest is the one it is computed by', async () => {
  const rows = await base.db.select().from(auditEntry).where(isNotNull(auditEntry.chainNo)).limit(1);
  const [first] = rows;
  if (!first) throw new Error('no entry');
  const said = JSON.stringify([
    ...[first.id, first.txId, first.actorId, first.action, first.subjectKind, first.subjectId],
    ...[first.channel, first.occurredAt, first.receivedAt, first.digest],
  ]);
  const previous = kept.entries.find(({ chainNo }) => chainNo === (first.chainNo ?? 0) - 1)?.chainHash;
  const sha = createHash('sha256').update((previous ?? '0'.repeat(64)) + said);
  expect(sha.digest('hex')).toBe(first.chainHash);
});
