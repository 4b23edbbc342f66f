import { asc, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditEntry, auditValue, outbox } from '#db/schema/operations';
import { syncChange, syncClient, syncMutation } from '#db/schema/sync';
import { checklistItem, ticket, timeline } from '#db/schema/tickets';
import { verifyAuditChain } from '#server/audit/verify';
import { stamp } from '#server/sync/stamp';
import { derivedId } from '#sync/ids';
import type { Envelope } from '#sync/protocol/envelope';
import { MUTATIONS } from '#sync/registry';
import type { Tx } from '#sync/tx';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());
afterEach(() => {
  vi.restoreAllMocks();
});

const SEED = Number(process.env.SEED ?? 20_261_126);
const comment = MUTATIONS['ticket.comment'];
const entriesOf = (ticketId: string) =>
  base.db
    .select()
    .from(timeline)
    .where(eq(timeline.ticketId, ticketId))
    .orderBy(asc(timeline.effectiveAt), asc(timeline.receivedAt));
const says = async (ticketId: string) =>
  (await entriesOf(ticketId)).filter(({ kind }) => kind === 'comment').map(({ body }) => body);

async function opened() {
  const device = await Device.open(org.lena);
  const ticketId = await device.reported();
  return { device, ticketId, say: (body: string) => device.envelope('ticket.comment', { ticketId, body }) };
}

/** Transactions that acknowledged these intents. */
async function transactionsOf(sent: readonly Envelope[]): Promise<Set<string>> {
  const uids = sent.map(({ uid }) => uid);
  const acks = await base.db.select().from(syncChange).where(inArray(syncChange.uid, uids));
  expect(acks.map(({ op }) => op)).toEqual(uids.map(() => 'ack'));
  return new Set(acks.map(({ txId }) => txId));
}

describe('a queue that is delivered', () => {
  it('P9 P10 is one transaction: each intent acknowledged, recorded and audited by itself', async () => {
    const { device, ticketId, say } = await opened();
    const onIt = { ticketId: newId() };
    const sent = [
      say('One'),
      device.report(onIt),
      device.envelope('ticket.take', onIt),
      say('Two'),
      device.envelope('ticket.start', onIt),
    ];
    const { results } = await device.push(...sent);
    expect(results).toEqual(
      sent.map(({ uid }) => ({ uid, result: expect.objectContaining({ status: 'ok' }) })),
    );
    expect((await transactionsOf(sent)).size).toBe(1);
    const [row] = await base.db.select().from(ticket).where(eq(ticket.id, onIt.ticketId));
    expect(row).toMatchObject({ state: 'in_progress', assigneeId: org.lena.id, number: expect.any(String) });
    expect(await says(ticketId)).toEqual(['One', 'Two']);

    const [txId] = await transactionsOf(sent);
    const audited = await base.db
      .select({ action: auditEntry.action, subject: auditEntry.subjectId, value: auditValue.value })
      .from(auditEntry)
      .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
      .where(eq(auditEntry.txId, txId as string))
      .orderBy(asc(auditEntry.id));
    expect(audited.map(({ action, value }) => [action, value.uid])).toEqual(
      sent.map(({ name, uid }) => [name, uid]),
    );
    expect(audited.map(({ subject }) => subject)).toEqual(sent.map(({ args }) => args.ticketId));
    await stamp();
    expect(await verifyAuditChain()).toBeNull();
    const page = await device.pull();
    expect(page.acks.map(({ uid }) => uid).slice(-sent.length)).toEqual(sent.map(({ uid }) => uid));
  });

  it('P8 sent again runs nothing again, also with more behind it', async () => {
    const { device, ticketId, say } = await opened();
    const sent = [say('One'), say('Two')];
    await device.push(...sent);
    const more = [...sent, say('Three'), say('Four')];
    expect((await device.push(...more)).results.map(({ result }) => result.status)).toEqual(
      more.map(() => 'ok'),
    );
    expect(await says(ticketId)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect((await transactionsOf(more)).size).toBe(2);
  });

  it('P10 P11 with a refusal in it: what can go through does, in its order, and the refusal is told', async () => {
    const { device, ticketId, say } = await opened();
    const before = say('Before');
    const refused = device.envelope('ticket.comment', { ticketId: newId(), body: 'On nothing' });
    const { results } = await device.push(before, refused, say('After'));
    expect(results.map(({ result }) => result.status)).toEqual(['ok', 'rejected', 'ok']);
    expect(await says(ticketId)).toEqual(['Before', 'After']);
    const page = await device.pull();
    expect(page.results.map(({ uid }) => uid)).toEqual([refused.uid]);
  });

  it('P11 a connection that breaks in the middle leaves nothing of it behind, and nothing is done twice', async () => {
    const { device, ticketId, say } = await opened();
    const told = async () =>
      (await base.db.select().from(outbox).where(eq(outbox.ticketId, ticketId))).length;
    const before = await told();
    const run = comment.run;
    let breaks = 1;
    vi.spyOn(comment, 'run').mockImplementation(async (tx, args) => {
      const outcome = await run(tx, args);
      const { writer } = tx as Tx & { writer: { tx: { execute(query: unknown): Promise<unknown> } } };
      if (args.body === 'Three' && breaks-- > 0) await writer.tx.execute(sql`kill connection_id()`);
      return outcome;
    });
    const sent = ['One', 'Two', 'Three', 'Four'].map(say);
    expect((await device.push(...sent)).results.map(({ result }) => result.status)).toEqual(
      sent.map(() => 'ok'),
    );
    expect(await says(ticketId)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(await told()).toBe(before);
    const [client] = await base.db.select().from(syncClient).where(eq(syncClient.clientId, device.clientId));
    expect(client?.lastMid).toBe(device.mid);
    const uids = sent.map(({ uid }) => uid);
    expect(await base.db.select().from(syncMutation).where(inArray(syncMutation.uid, uids))).toHaveLength(4);
  });

  it('P8 with a fork in it nothing runs: what stands behind a place that was used elsewhere does not come first', async () => {
    const { device, ticketId, say } = await opened();
    await device.push(say('From the copy'));
    const [taken, second, third] = [say('One'), say('Two'), say('Three')];
    const forked = { ...taken, mid: taken.mid - 1 };
    const behind = [second, third].map((one) => ({ ...one, mid: one.mid - 1 }));
    await expect(device.push(forked, ...behind)).rejects.toMatchObject({ body: { error: 'fork' } });
    expect(await says(ticketId)).toEqual(['From the copy']);
  });

  it('P8 with other bytes of something known in it nothing behind it runs', async () => {
    const { device, ticketId, say } = await opened();
    const known = say('As it was');
    await device.push(known);
    const changed = { ...known, args: { ...known.args, body: 'Otherwise' } };
    await expect(device.push(changed, say('Two'), say('Three'))).rejects.toMatchObject({ status: 422 });
    expect(await says(ticketId)).toEqual(['As it was']);
  });

  it('a ticket that is made in it is there for what is done to it and told of it, as one by one', async () => {
    const first = await Device.open(org.asha);
    const [known, other] = [await first.reported(), await first.reported()];
    const queue = (device: Device) => {
      const [twice, of] = [newId(), newId()];
      return {
        ids: [twice, of],
        sent: [
          device.report({ ticketId: of, title: 'The first' }),
          device.report({ ticketId: twice, title: 'Told twice' }),
          device.envelope('ticket.take', { ticketId: of }),
          device.envelope('ticket.start', { ticketId: of }),
          device.envelope('ticket.markDuplicate', { ticketId: twice, originalId: of }),
          device.envelope('ticket.resolve', { ticketId: of, code: 'replaced', note: 'New cable' }),
        ],
      };
    };
    const outcomes = [];
    for (const together of [true, false]) {
      const device = await Device.open(org.lena);
      const { ids, sent } = queue(device);
      sent.push(
        device.envelope('ticket.markDuplicate', {
          ticketId: together ? known : other,
          originalId: ids[1] as string,
        }),
      );
      const results = [];
      if (together) results.push(...(await device.push(...sent)).results);
      else for (const one of sent) results.push(...(await device.push(one)).results);
      expect(results.map(({ result }) => `${result.status} ${result.code}`)).toEqual(
        sent.map(() => 'ok null'),
      );
      const told = await base.db
        .select()
        .from(outbox)
        .where(inArray(outbox.ticketId, [...ids, together ? known : other]));
      const said = [];
      for (const id of [...ids, together ? known : other])
        said.push(
          (await entriesOf(id))
            .map(({ kind, data }) => `${kind} ${Object.keys(data as object).sort()}`)
            .sort(),
        );
      outcomes.push({ said, told: told.map(({ event, personId }) => `${event} ${personId}`).sort() });
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
  });

  it('P9 two queues that cross on the same tickets both arrive whole', async () => {
    const first = await Device.open(org.lena);
    const ids = [await first.reported(), await first.reported(), await first.reported()];
    const queue = async (order: readonly string[]) => {
      const device = await Device.open(org.lena);
      const sent = order.map((ticketId) => device.envelope('ticket.comment', { ticketId, body: 'Crossing' }));
      return (await device.push(...sent)).results;
    };
    for (let round = 1; round <= 5; round++) {
      const answers = await Promise.all([queue(ids), queue([...ids].reverse()), queue(ids)]);
      expect(answers.flat().every(({ result }) => result.status === 'ok')).toBe(true);
      for (const id of ids) expect(await says(id)).toHaveLength(3 * round);
    }
  });
});

/** Park and Miller: the same sequence for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Things a technician does in a day without signal; some of them the server refuses. */
function queueOf(device: Device, seed: number): Envelope[] {
  const random = randomOf(seed);
  const made: string[] = [];
  const items: [string, string][] = [];
  return Array.from({ length: 3 + (seed % 12) }, (_, at) => {
    if (made.length === 0 || random(5) === 0) {
      const report = device.report({ title: `Report ${at}` });
      made.push(report.args.ticketId as string);
      return report;
    }
    const ticketId = made[random(made.length)] as string;
    const [body, note] = [`Said ${at}`, `Noted ${at}`];
    const acts = [
      () => device.envelope('ticket.comment', { ticketId, body }),
      () => device.envelope('ticket.note', { ticketId, body: note }),
      () => device.envelope('ticket.take', { ticketId }),
      () => device.envelope('ticket.start', { ticketId }),
      () => device.envelope('ticket.edit', { ticketId, changes: { title: `Title ${at}` } }),
      () => {
        const added = device.envelope('ticket.addItem', { ticketId, text: `Item ${at}`, position: at });
        items.push([ticketId, derivedId(added.uid, 0)]);
        return added;
      },
      () => {
        const [of, itemId] = items.at(-1) ?? [];
        if (!of || !itemId) return device.envelope('ticket.note', { ticketId, body: note });
        return device.envelope('ticket.tickItem', { ticketId: of, itemId, done: random(2) === 0 });
      },
      () => device.envelope('ticket.hold', { ticketId, reason: 'user', note: body }),
      () => device.envelope('ticket.resume', { ticketId }),
      () => device.envelope('ticket.watch', { ticketId, personId: org.omar.id }),
    ];
    const act = acts[random(acts.length)] as (typeof acts)[number];
    return act();
  });
}

/** What is there after a queue, without what differs between two that are the same. */
async function outcome(sent: readonly Envelope[]) {
  const ids = sent.filter(({ name }) => name === 'ticket.report').map(({ args }) => args.ticketId as string);
  const tickets = await Promise.all(
    ids.map(async (id) => {
      const [row] = await base.db.select().from(ticket).where(eq(ticket.id, id));
      const entries = await entriesOf(id);
      return {
        row: row && [row.title, row.state, row.assigneeId, row.teamId, row.priority],
        said: entries
          .map(({ kind, body, actorId, internal }) => [kind, body, actorId, internal].join(' '))
          .sort(),
      };
    }),
  );
  const items = await base.db.select().from(checklistItem).where(inArray(checklistItem.ticketId, ids));
  const told = await base.db.select().from(outbox).where(inArray(outbox.ticketId, ids));
  return {
    tickets,
    items: items.map(({ text, doneAt, ver }) => `${text} ${doneAt === null} ${ver}`).sort(),
    told: told.map(({ event, personId }) => `${event} ${personId}`).sort(),
  };
}

describe('together or one by one', () => {
  it(`the same becomes of a queue (seed ${SEED})`, async () => {
    let whole = 0;
    for (let round = 0; round < 20; round++) {
      const [together, singly] = [await Device.open(org.lena), await Device.open(org.lena)];
      const [queue, same] = [queueOf(together, SEED + round), queueOf(singly, SEED + round)];
      const answer = await together.push(...queue);
      const answers: typeof answer.results = [];
      for (const one of same) answers.push(...(await singly.push(one)).results);
      const statuses = (all: typeof answers) => all.map(({ result }) => `${result.status} ${result.code}`);
      expect(statuses(answer.results), `round ${round}`).toEqual(statuses(answers));
      expect(await outcome(queue), `round ${round}`).toEqual(await outcome(same));
      if (answer.results.every(({ result }) => result.status === 'ok')) whole += 1;
    }
    // Both ways were gone.
    expect(whole).toBeGreaterThan(2);
    expect(whole).toBeLessThan(20);
  });
});
