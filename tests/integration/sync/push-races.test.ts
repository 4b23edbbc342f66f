import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncChange, syncClient, syncMutation } from '#db/schema/sync';
import { ticket, timeline } from '#db/schema/tickets';
import { execute } from '#server/sync/execute';
import { derivedId } from '#sync/ids';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 20 });
  org = await foundOrganisation();
});
afterAll(() => base.drop());

const entriesOf = (id: string) => base.db.select().from(timeline).where(eq(timeline.ticketId, id));

describe('at the same time', () => {
  it('P9 two who take the same ticket: one has it, the other is told who', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await (await Device.open(org.asha)).reported();
      const two = [await Device.open(org.omar), await Device.open(org.lena)] as const;
      const answers = await Promise.all(
        two.map((device) => device.push(device.envelope('ticket.take', { ticketId: id }))),
      );
      const results = answers.map((answer) => answer.results[0]?.result);
      const [row] = await base.db.select().from(ticket).where(eq(ticket.id, id));
      const won = results.findIndex((result) => result?.status === 'ok');
      expect(row?.assigneeId).toBe(two[won]?.actor.id);
      expect(results[1 - won]).toMatchObject({ status: 'rejected', code: 'already_assigned' });
      expect((await entriesOf(id)).filter((entry) => entry.kind === 'step')).toHaveLength(1);
    }
  });

  it('P8 P9 the same batch sent five times at once runs once', async () => {
    const device = await Device.open(org.asha);
    const report = device.report();
    const ticketId = report.args.ticketId as string;
    const batch = [
      report,
      ...[1, 2, 3].map((n) => device.envelope('ticket.comment', { ticketId, body: `No ${n}` })),
    ];
    const answers = await Promise.all(Array.from({ length: 5 }, () => device.push(...batch)));
    for (const answer of answers)
      expect(answer.results.map((row) => row.result.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await entriesOf(ticketId)).toHaveLength(4);
    const [client] = await base.db.select().from(syncClient).where(eq(syncClient.clientId, device.clientId));
    expect(client?.lastMid).toBe(4);
    const acks = await base.db.select().from(syncChange).where(eq(syncChange.clientId, device.clientId));
    expect(acks.map((ack) => ack.mid).sort()).toEqual([1, 2, 3, 4]);
  });

  it('P8 P9 two copies of one device send different intents under one place at once: one is taken, the other is a fork', async () => {
    for (let round = 0; round < 5; round++) {
      const device = await Device.open(org.asha);
      const copies = [device.report(), { ...device.report(), mid: 1 }];
      const answers = await Promise.allSettled(copies.map((sent) => device.push(sent)));
      const refused = answers
        .filter((answer) => answer.status === 'rejected')
        .map((answer) => answer.reason as unknown);
      expect(refused).toEqual([expect.objectContaining({ body: { error: 'fork' } })]);
      const stored = await base.db
        .select()
        .from(syncMutation)
        .where(eq(syncMutation.clientId, device.clientId));
      expect(stored.map((row) => [row.mid, row.status])).toEqual([[1, 'ok']]);
    }
  });

  it('P8 the same intent from two clients of one person at once runs once, and both are acknowledged', async () => {
    const [one, two] = [await Device.open(org.asha), await Device.open(org.asha)];
    const sent = one.report();
    const answers = await Promise.all([one.push(sent), two.push({ ...sent, mid: 1 })]);
    expect(answers.map((answer) => answer.results[0]?.result.status)).toEqual(['ok', 'ok']);
    expect(await entriesOf(sent.args.ticketId as string)).toHaveLength(1);
    for (const device of [one, two])
      expect((await device.pull()).acks.map((ack) => ack.uid)).toEqual([sent.uid]);
  });

  it('P9 eight people report at once: each number once, none left out', async () => {
    const devices = await Promise.all(Array.from({ length: 8 }, () => Device.open(org.asha)));
    const sent = devices.map((device) => Array.from({ length: 5 }, () => device.report()));
    const answers = await Promise.all(devices.map((device, n) => device.push(...(sent[n] ?? []))));
    expect(
      answers
        .flatMap((answer) => answer.results.map((row) => row.result.status))
        .every((status) => status === 'ok'),
    ).toBe(true);
    const ids = sent.flat().map((report) => report.args.ticketId as string);
    const rows = await base.db.select({ number: ticket.number }).from(ticket).where(inArray(ticket.id, ids));
    const numbers = rows.map((row) => Number(row.number?.slice(4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => (numbers[0] as number) + n));
  });

  it('P12 P13 the desk runs an intent through the same door: once per uid, with the ids the intent makes', async () => {
    const id = await (await Device.open(org.asha)).reported();
    const intent = {
      uid: newId(),
      name: 'ticket.assign',
      v: 1,
      args: { ticketId: id, teamId: org.teams.line, assigneeId: org.omar.id },
    };
    const whole = { ...intent, base: null, occurredAt: Date.now(), clockOffset: null };
    const answers = await Promise.all([1, 2, 3].map(() => execute(org.meera, whole, { channel: 'desk' })));
    expect(answers.map((answer) => answer.status)).toEqual(['ok', 'ok', 'ok']);
    const steps = (await entriesOf(id)).filter((entry) => entry.kind === 'step');
    expect(steps.map((entry) => entry.id)).toEqual([derivedId(whole.uid, 0)]);
    const [stored] = await base.db.select().from(syncMutation).where(eq(syncMutation.uid, whole.uid));
    expect(stored).toMatchObject({ userId: org.meera.id, clientId: null, mid: null, status: 'ok' });
    await expect(execute(org.omar, whole, { channel: 'desk' })).rejects.toMatchObject({ code: 'exists' });
  });

  it('P12 the desk decides by the rights of now, not by those of the page it was opened with', async () => {
    const id = await (await Device.open(org.asha)).reported();
    const args = { ticketId: id, teamId: org.teams.line, assigneeId: null };
    const intent = {
      uid: newId(),
      name: 'ticket.assign',
      v: 1,
      args,
      base: null,
      occurredAt: Date.now(),
      clockOffset: null,
    };
    const result = await execute({ ...org.bruno, role: 'manager' }, intent, { channel: 'desk' });
    expect(result).toMatchObject({ status: 'rejected', code: 'not_found' });
  });
});
