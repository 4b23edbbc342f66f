import { beforeEach, describe, expect, it } from 'vitest';
import { CAST, Stage } from '#tests/support/stage';

const { teams, nils, lena, meera, asha } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
  await stage.act(meera, 'ticket.assign', { ticketId, teamId: teams.net, assigneeId: nils.id });
});
const accepted = async () => (await stage.ticket(ticketId)).acceptedAt;

describe('ticket.accept', () => {
  it('says once that whoever has it knows', async () => {
    expect(await accepted()).toBeNull();
    await stage.act(nils, 'ticket.accept', { ticketId });
    const at = await accepted();
    expect(at).not.toBeNull();
    expect((await stage.ticket(ticketId)).state).toBe('assigned');
    await stage.act(nils, 'ticket.accept', { ticketId });
    expect(await accepted()).toBe(at);
    const steps = (await stage.timeline(ticketId)).filter(({ data }) => data.step === 'accept');
    expect(steps).toHaveLength(1);
  });
  it('is nobody else’s to say, and says who has it', async () => {
    await expect(stage.act(lena, 'ticket.accept', { ticketId })).rejects.toMatchObject({
      ...{ code: 'already_assigned', detail: { assigneeId: nils.id } },
    });
  });
  it('comes too late where it went back to its queue', async () => {
    await stage.act(meera, 'ticket.assign', { ticketId, teamId: teams.net, assigneeId: null });
    await expect(stage.act(nils, 'ticket.accept', { ticketId })).rejects.toMatchObject({
      ...{ code: 'illegal_state', detail: { state: 'new' } },
    });
  });
  it('is said as well by taking it, by beginning, and by setting out; who gets it next has yet to', async () => {
    await stage.act(nils, 'ticket.start', { ticketId });
    expect(await accepted()).not.toBeNull();
    await stage.act(nils, 'ticket.assign', { ticketId, teamId: teams.net, assigneeId: lena.id });
    expect(await accepted()).toBeNull();
    await stage.act(lena, 'ticket.announceTravel', { ticketId, minutes: null });
    expect(await accepted()).not.toBeNull();
    await stage.act(lena, 'ticket.assign', { ticketId, teamId: teams.net, assigneeId: null });
    expect(await accepted()).toBeNull();
    const other = await stage.report(asha, { categoryId: CAST.categories.network });
    await stage.act(nils, 'ticket.take', { ticketId: other });
    expect((await stage.ticket(other)).acceptedAt).not.toBeNull();
  });
});

describe('ticket.decline', () => {
  it('puts it back into its queue, and colleagues read why', async () => {
    await stage.act(nils, 'ticket.decline', { ticketId, reason: 'At the other site' });
    const row = await stage.ticket(ticketId);
    expect(row).toMatchObject({ state: 'new', assigneeId: null, acceptedAt: null, teamId: teams.net });
    const entries = await stage.timeline(ticketId);
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: 'note', internal: true, body: 'At the other site' }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ step: 'decline', assigneeFrom: nils.id }) }),
    );
  });
  it('is possible in the middle of work, also while it waits', async () => {
    await stage.act(nils, 'ticket.start', { ticketId });
    await stage.act(nils, 'ticket.hold', { ticketId, reason: 'parts', note: '' });
    await stage.act(nils, 'ticket.decline', { ticketId, reason: 'Going on leave' });
    expect(await stage.ticket(ticketId)).toMatchObject({ state: 'new', assigneeId: null, holdReason: null });
  });
  it('asks why, and is only for whoever has it', async () => {
    await expect(stage.act(nils, 'ticket.decline', { ticketId, reason: '  ' })).rejects.toThrow();
    await expect(stage.act(lena, 'ticket.decline', { ticketId, reason: 'No' })).rejects.toMatchObject({
      code: 'already_assigned',
    });
  });
});

describe('handing over', () => {
  it('leaves what the next one should know as a note for the staff', async () => {
    const note = 'The key is at the gate';
    await stage.act(nils, 'ticket.assign', { ticketId, teamId: teams.net, assigneeId: lena.id, note });
    expect(await stage.timeline(ticketId)).toContainEqual(
      expect.objectContaining({ kind: 'note', internal: true, body: note }),
    );
  });
  it('is never before the one it follows, though it may come from a phone whose clock says so', async () => {
    await stage.act(nils, 'ticket.start', { ticketId });
    const to = (assigneeId: string) => ({ ticketId, teamId: teams.net, assigneeId });
    stage.wait(3_600_000);
    await stage.act(nils, 'ticket.assign', to(lena.id));
    const { handedAt } = await stage.ticket(ticketId);
    stage.wait(-1_800_000);
    await stage.act(meera, 'ticket.assign', to(nils.id));
    expect((await stage.ticket(ticketId)).handedAt).toBe(handedAt);
    const hands = (await stage.timeline(ticketId)).filter(({ data }) => data.step === 'assign').slice(-2);
    expect(hands.map(({ effectiveAt }) => effectiveAt)).toEqual([handedAt, handedAt]);
  });
  it('keeps it where somebody else had assigned it in the meantime', async () => {
    const args = { ticketId, teamId: teams.net, assigneeId: lena.id, note: 'Ask for Omar' };
    const base = { teamId: teams.net, assigneeId: null };
    expect(await stage.act(nils, 'ticket.assign', args, base)).toMatchObject({
      merged: [{ field: 'assigneeId' }],
    });
    expect(await stage.timeline(ticketId)).toContainEqual(expect.objectContaining({ body: 'Ask for Omar' }));
    expect((await stage.ticket(ticketId)).assigneeId).toBe(nils.id);
  });
});
