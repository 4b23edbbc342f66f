import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '#db/schema/operations';
import { syncMutation } from '#db/schema/sync';
import { ticket, timeline } from '#db/schema/tickets';
import { handlePush } from '#server/sync/push';
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

const rowOf = async (id: string) => (await base.db.select().from(ticket).where(eq(ticket.id, id)))[0];
const entriesOf = (id: string) => base.db.select().from(timeline).where(eq(timeline.ticketId, id));

describe('push', () => {
  it('takes a report, numbers it without gaps and acknowledges it in the feed', async () => {
    const device = await Device.open(org.asha);
    const [first, second] = [device.report(), device.report()];
    const answer = await device.push(first, second);
    expect(answer.results.map((r) => r.result.status)).toEqual(['ok', 'ok']);
    const numbers = [
      await rowOf(first.args.ticketId as string),
      await rowOf(second.args.ticketId as string),
    ].map((row) => row?.number);
    expect(Number(numbers[1]?.slice(4))).toBe(Number(numbers[0]?.slice(4)) + 1);
    const page = await device.pull();
    expect(page.acks.map((ack) => ack.uid)).toEqual([first.uid, second.uid]);
    expect(page.puts.ticket.map((row) => row.id)).toEqual([first.args.ticketId, second.args.ticketId]);
  });

  it("P7 another person's session is refused before any look-up", async () => {
    const device = await Device.open(org.asha);
    const request = { ...device.asking(), epoch: randomUUID(), mutations: [device.report()] };
    await expect(handlePush(org.bruno.id, request)).rejects.toMatchObject({
      status: 401,
      body: { error: 'wrong_user' },
    });
  });

  it('P8 the same intent twice runs once and is acknowledged again under its new place', async () => {
    const device = await Device.open(org.asha);
    const sent = device.report();
    await device.push(sent);
    await device.push(sent);
    const again = { ...sent, mid: ++device.mid };
    await device.push(again);
    expect(await entriesOf(sent.args.ticketId as string)).toHaveLength(1);
    const page = await device.pull();
    expect(page.acks.map((ack) => ack.uid)).toEqual([sent.uid, sent.uid]);
  });

  it('P8 known with other bytes is 422 and changes nothing', async () => {
    const device = await Device.open(org.asha);
    const sent = device.report();
    await device.push(sent);
    const forged = { ...sent, args: { ...sent.args, title: 'Other' } };
    await expect(device.push(forged)).rejects.toMatchObject({
      status: 422,
      body: { error: 'changed_bytes' },
    });
    await expect(device.push({ ...forged, mid: ++device.mid })).rejects.toMatchObject({
      body: { error: 'changed_bytes' },
    });
    expect((await rowOf(sent.args.ticketId as string))?.title).toBe('Wi-Fi gone');
  });

  it('P8 one place for two intents is a fork; a clientId of somebody else too', async () => {
    const device = await Device.open(org.asha);
    await device.push(device.report());
    await expect(
      device.push(device.envelope('ticket.report', device.report().args as never, { mid: 1 })),
    ).rejects.toMatchObject({ body: { error: 'fork' } });
    const thief = await Device.open(org.bruno);
    thief.clientId = device.clientId;
    await expect(thief.push(thief.report())).rejects.toMatchObject({ body: { error: 'fork' } });
  });

  it('P9 a mutation whose predecessor is missing waits: gap with the place expected', async () => {
    const device = await Device.open(org.asha);
    device.mid = 4;
    await expect(device.push(device.report())).rejects.toMatchObject({ body: { error: 'gap', expected: 1 } });
    expect(
      await base.db.select().from(syncMutation).where(eq(syncMutation.clientId, device.clientId)),
    ).toEqual([]);
  });

  it('P10 a refusal is consumed, acknowledged and told, and does not stop what follows', async () => {
    const device = await Device.open(org.asha);
    const report = device.report();
    const ticketId = report.args.ticketId as string;
    const refused = device.envelope('ticket.resolve', { ticketId, code: 'replaced', note: 'Done' });
    const comment = device.envelope('ticket.comment', { ticketId, body: 'Still there' });
    const answer = await device.push(report, refused, comment);
    expect(answer.results.map((r) => [r.result.status, r.result.code])).toEqual([
      ['ok', null],
      ['rejected', 'forbidden'],
      ['ok', null],
    ]);
    const page = await device.pull();
    expect(page.acks.map((ack) => ack.uid)).toEqual([report.uid, refused.uid, comment.uid]);
    expect(page.results.map((result) => result.uid)).toEqual([refused.uid]);
    expect((await rowOf(ticketId))?.state).toBe('new');
  });

  it('P11 what this server does not know, and what is not of its form, is refused for good', async () => {
    const device = await Device.open(org.asha);
    const unknown = { ...device.report(), name: 'ticket.explode' };
    const future = { ...device.report(), v: 99 };
    const wrong = device.report({ title: '' });
    const answer = await device.push(unknown, future, wrong);
    expect(answer.results.map((r) => r.result.code)).toEqual([
      'unknown_mutation',
      'unknown_mutation',
      'invalid',
    ]);
    expect(answer.results[2]?.result.detail).toEqual({ field: 'title' });
  });

  it('P11 what stands on a refused report is held', async () => {
    const device = await Device.open(org.asha);
    const refused = device.report({ categoryId: newId() });
    const comment = device.envelope('ticket.comment', {
      ticketId: refused.args.ticketId as string,
      body: 'And also',
    });
    const answer = await device.push(refused, comment);
    expect(answer.results.map((r) => r.result.status)).toEqual(['rejected', 'held']);
  });

  it('P12 tells the assignee and the requester once each, in the same transaction', async () => {
    const asha = await Device.open(org.asha);
    const ticketId = await asha.reported();
    const omar = await Device.open(org.omar);
    const assign = omar.envelope('ticket.assign', {
      ticketId,
      teamId: org.teams.line,
      assigneeId: org.lena.id,
    });
    await omar.push(assign);
    await omar.push({ ...assign, mid: ++omar.mid });
    await omar.push(omar.envelope('ticket.resolve', { ticketId, code: 'restarted', note: 'Up again' }));
    const told = await base.db.select().from(outbox).where(eq(outbox.ticketId, ticketId));
    expect(told.map((row) => [row.event, row.personId])).toEqual([
      ['ticket.assigned', org.lena.id],
      ['ticket.resolved', org.asha.id],
    ]);
  });

  it('keeps the words of a resolve that came too late as an internal note', async () => {
    const asha = await Device.open(org.asha);
    const ticketId = await asha.reported();
    await asha.push(asha.envelope('ticket.cancel', { ticketId, note: '' }));
    const omar = await Device.open(org.omar);
    const late = omar.envelope('ticket.resolve', {
      ticketId,
      code: 'replaced',
      note: 'New cable from the van',
    });
    const { results } = await omar.push(late);
    expect(results[0]?.result).toMatchObject({
      status: 'rejected',
      code: 'illegal_state',
      detail: { state: 'cancelled' },
    });
    const kept = (await entriesOf(ticketId)).find((entry) => entry.kind === 'note');
    expect(kept).toMatchObject({ internal: true, body: 'New cable from the van', actorId: org.omar.id });
  });
});
