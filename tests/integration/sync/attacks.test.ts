import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { handlePush } from '#server/sync/push';
import { pushRequest } from '#sync/protocol/messages';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
let asha: Device;
let bruno: Device;
let ticketId: Id;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  bruno = await Device.open(org.bruno);
  ticketId = await asha.reported();
});
afterAll(() => base.drop());

const rowOf = async (id: Id) => (await base.db.select().from(ticket).where(eq(ticket.id, id)))[0];
const entriesOf = (id: Id) => base.db.select().from(timeline).where(eq(timeline.ticketId, id));

describe('at the sync door', () => {
  it('A6 every mutation on a ticket of somebody else is answered like one on no ticket, and audited', async () => {
    const before = [await rowOf(ticketId), await entriesOf(ticketId)];
    const acts = (id: Id) => [
      bruno.envelope('ticket.assign', { ticketId: id, teamId: org.teams.net, assigneeId: null }),
      bruno.envelope('ticket.take', { ticketId: id }),
      bruno.envelope('ticket.start', { ticketId: id }),
      bruno.envelope('ticket.hold', { ticketId: id, reason: 'user', note: '' }),
      bruno.envelope('ticket.resume', { ticketId: id }),
      bruno.envelope('ticket.comment', { ticketId: id, body: 'Let me in' }),
      bruno.envelope('ticket.note', { ticketId: id, body: 'Let me in' }),
      bruno.envelope('ticket.resolve', { ticketId: id, code: 'replaced', note: 'Gone' }),
      bruno.envelope('ticket.reopen', { ticketId: id, note: '' }),
      bruno.envelope('ticket.close', { ticketId: id }),
      bruno.envelope('ticket.cancel', { ticketId: id, note: '' }),
    ];
    const missing = randomUUID();
    const [foreign, none] = [await bruno.push(...acts(ticketId)), await bruno.push(...acts(missing))];
    expect(foreign.results.map((row) => row.result)).toEqual(none.results.map((row) => row.result));
    expect(new Set(foreign.results.map((row) => row.result.code))).toEqual(new Set(['not_found']));
    expect([{ ...before[0], guard: 0 }, before[1]]).toEqual([
      { ...(await rowOf(ticketId)), guard: 0 },
      await entriesOf(ticketId),
    ]);
    const audited = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, ticketId));
    expect(audited.filter((entry) => entry.actorId === org.bruno.id)).toHaveLength(11);
  });

  it('A6 a report with the id of a ticket of somebody else never touches it', async () => {
    const before = await rowOf(ticketId);
    const { results } = await bruno.push(bruno.report({ ticketId, title: 'Mine now' }));
    expect(results[0]?.result).toMatchObject({ status: 'rejected', code: 'exists' });
    expect({ ...(await rowOf(ticketId)), guard: 0 }).toEqual({ ...before, guard: 0 });
  });

  it('A7 references outside: a category, site or assignee that is not there links nothing', async () => {
    const { results } = await bruno.push(
      bruno.report({ categoryId: newId() }),
      bruno.report({ siteId: newId() }),
    );
    expect(results.map((row) => [row.result.code, row.result.detail.field])).toEqual([
      ['invalid', 'categoryId'],
      ['invalid', 'siteId'],
    ]);
    const omar = await Device.open(org.omar);
    const assign = await omar.push(
      omar.envelope('ticket.assign', { ticketId, teamId: org.teams.line, assigneeId: org.bruno.id }),
      omar.envelope('ticket.assign', { ticketId, teamId: org.teams.net, assigneeId: org.nils.id }),
    );
    expect(assign.results.map((row) => row.result.code)).toEqual(['invalid', 'forbidden']);
    expect((await rowOf(ticketId))?.assigneeId).toBeNull();
  });

  it('A8 fields that are not the sender’s to set are refused by name, and nothing is written', async () => {
    const extras = {
      reporterId: org.asha.id,
      state: 'closed',
      number: 'INC-1',
      ver: 99,
      internal: false,
      teamId: org.teams.net,
      role: 'administrator',
      createdAt: 1,
      constructor: 'x',
    };
    for (const [field, value] of Object.entries(extras)) {
      const report = bruno.report();
      const { results } = await bruno.push({ ...report, args: { ...report.args, [field]: value } });
      expect(results[0]?.result).toMatchObject({ status: 'rejected', code: 'invalid', detail: { field } });
      expect(await rowOf(report.args.ticketId as Id)).toBeUndefined();
    }
  });

  it('A8 __proto__ in arguments changes nothing', async () => {
    const report = bruno.report();
    const text = JSON.stringify({ ...bruno.asking(), mutations: [report] });
    const forged = text.replace('"title":', '"__proto__":{"role":"administrator","state":"closed"},"title":');
    expect(forged).not.toBe(text);
    const parsed = pushRequest.safeParse(JSON.parse(forged));
    if (parsed.success) await handlePush(org.bruno.id, parsed.data);
    const row = await rowOf(report.args.ticketId as Id);
    if (row) expect(row).toMatchObject({ state: 'new', requesterId: org.bruno.id });
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('A9 one allowed and one forbidden mutation: the one is done, the other refused with its reason', async () => {
    const mine = bruno.report();
    const id = mine.args.ticketId as Id;
    const batch = [
      mine,
      bruno.envelope('ticket.resolve', { ticketId: id, code: 'replaced', note: 'By myself' }),
      bruno.envelope('ticket.comment', { ticketId, body: 'On hers' }),
      bruno.envelope('ticket.comment', { ticketId: id, body: 'On mine' }),
    ];
    const { results } = await bruno.push(...batch);
    expect(results.map((row) => row.result.code)).toEqual([null, 'forbidden', 'not_found', null]);
    expect((await entriesOf(id)).map((entry) => entry.kind).sort()).toEqual(['comment', 'report']);
  });

  it('A9 the uid of somebody else’s intent: the same answer whether the bytes are the same or not, and nothing revealed', async () => {
    const hers = asha.report();
    await asha.push(hers);
    bruno.mid += 1;
    const mid = bruno.mid;
    const answers: unknown[] = [];
    for (const body of [
      { ...hers, mid },
      { ...bruno.report(), uid: hers.uid, mid },
    ]) {
      answers.push(
        await bruno
          .push(body)
          .catch((error: { status: number; body: unknown }) => [error.status, error.body]),
      );
    }
    expect(answers).toEqual(Array(2).fill([422, { error: 'changed_bytes', uid: hers.uid }]));
    bruno.mid = mid - 1;
    expect((await bruno.hello([hers.uid])).known).toEqual([]);
  });

  it('A10 a requester cannot write or read notes, and no answer of theirs holds one', async () => {
    const omar = await Device.open(org.omar);
    await omar.push(omar.envelope('ticket.note', { ticketId, body: 'SECRETNOTE' }));
    const refused = await asha.push(asha.envelope('ticket.note', { ticketId, body: 'Mine' }));
    expect(refused.results[0]?.result.code).toBe('forbidden');
    asha.pins = [{ kind: 'ticket', id: ticketId }];
    const answers = [
      await asha.pull(),
      await asha.bootstrap(),
      await asha.record({ kind: 'ticket', id: ticketId }),
    ];
    const notes = (await entriesOf(ticketId)).filter((entry) => entry.internal);
    expect(notes.length).toBeGreaterThan(0);
    for (const text of ['SECRETNOTE', ...notes.map((entry) => entry.id)])
      expect(JSON.stringify(answers)).not.toContain(text);
  });
});

/** What a fifth of them stays below. */
const quick = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 5)] ?? 0;

describe('A12 guessing at tickets', () => {
  it('tells nothing by its answers or their time, and soon gets none', async () => {
    const guesser = await Device.open(org.bruno);
    const reports = Array.from({ length: 100 }, () => asha.report());
    for (const from of [0, 50]) await asha.push(...reports.slice(from, from + 50));
    const foreign = reports.map(({ args }) => args.ticketId as Id);
    const times: Record<'foreign' | 'nobody', number[]> = { foreign: [], nobody: [] };
    const answers = new Set<string>();
    const ask = async (whose: 'foreign' | 'nobody', id: Id) => {
      const began = performance.now();
      const answer = await guesser.record({ kind: 'ticket', id });
      times[whose].push(performance.now() - began);
      answers.add(answer.kind);
    };
    for (const id of foreign) {
      await ask('foreign', id);
      await ask('nobody', randomUUID());
    }
    expect([...answers]).toEqual(['missing']);
    // What others do at the same time only adds to it: the quick ones tell.
    const [one, other] = [quick(times.foreign), quick(times.nobody)];
    expect(Math.abs(one - other) / Math.max(one, other)).toBeLessThan(0.3);
    for (let n = 0; n < 400; n++) await ask('nobody', randomUUID());
    await expect(guesser.record({ kind: 'ticket', id: randomUUID() })).rejects.toMatchObject({ status: 503 });
    // Nobody else waits for that.
    expect((await asha.record({ kind: 'ticket', id: ticketId })).kind).toBe('rows');
  });
});
