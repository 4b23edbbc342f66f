import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { HOUR, MINUTE } from '#domain/kernel/types';
import { CAST, Stage } from '#tests/support/stage';

const { nils, omar, asha, bruno } = CAST;
let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await Stage.open();
  id = await stage.report(asha, { categoryId: CAST.categories.network });
});
const resolve = (who: Actor) =>
  stage.act(who, 'ticket.resolve', { ticketId: id, code: 'replaced', note: 'New injector' });

describe('working on a ticket', () => {
  it('start takes it, hold names the reason, resume goes on', async () => {
    await stage.act(nils, 'ticket.start', { ticketId: id });
    expect(await stage.ticket(id)).toMatchObject({ state: 'in_progress', assigneeId: nils.id });
    await stage.act(nils, 'ticket.hold', { ticketId: id, reason: 'parts', note: '' });
    expect(await stage.ticket(id)).toMatchObject({ state: 'on_hold', holdReason: 'parts' });
    stage.wait(HOUR);
    await stage.act(nils, 'ticket.resume', { ticketId: id });
    expect(await stage.ticket(id)).toMatchObject({
      state: 'in_progress',
      holdReason: null,
      stateSince: stage.now,
    });
  });
  it('refuses a step the state table does not have', async () => {
    await expect(stage.act(nils, 'ticket.resume', { ticketId: id })).rejects.toMatchObject({
      code: 'illegal_state',
      detail: { step: 'resume', state: 'new' },
    });
  });
  it('looks at rights before states, so nothing is learned from the refusal', async () => {
    await expect(stage.act(omar, 'ticket.resume', { ticketId: id })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('finishing a ticket', () => {
  it('resolve keeps what fixed it, the words and the instant', async () => {
    stage.wait(30 * MINUTE);
    await resolve(nils);
    expect(await stage.ticket(id)).toMatchObject({
      state: 'resolved',
      resolutionCode: 'replaced',
      resolvedAt: stage.now,
      assigneeId: nils.id,
    });
    expect((await stage.timeline(id)).at(-1)).toMatchObject({ body: 'New injector', internal: false });
  });
  it('the requester confirms, or reopens, and nobody else does', async () => {
    await resolve(nils);
    await expect(stage.act(bruno, 'ticket.close', { ticketId: id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await stage.act(asha, 'ticket.reopen', { ticketId: id, note: 'Gone again' });
    expect(await stage.ticket(id)).toMatchObject({ state: 'assigned', resolvedAt: null, reopenCount: 1 });
    await resolve(nils);
    await stage.act(asha, 'ticket.close', { ticketId: id });
    expect(await stage.ticket(id)).toMatchObject({ state: 'closed', closedAt: stage.now });
  });
  it('a requester withdraws an open report, never resolves one', async () => {
    await expect(resolve(asha)).rejects.toMatchObject({ code: 'forbidden' });
    await stage.act(asha, 'ticket.cancel', { ticketId: id, note: '' });
    expect((await stage.ticket(id)).state).toBe('cancelled');
    await expect(resolve(nils)).rejects.toMatchObject({ code: 'illegal_state' });
  });
});

describe('writing on a ticket', () => {
  it('comments in every state, for those who see it', async () => {
    await stage.act(asha, 'ticket.cancel', { ticketId: id, note: '' });
    await stage.act(asha, 'ticket.comment', { ticketId: id, body: 'Thank you' });
    expect((await stage.ticket(id)).updatedAt).toBe(stage.now);
  });
  it('a note is internal and leaves no trace on the ticket itself', async () => {
    const before = await stage.ticket(id);
    await stage.act(nils, 'ticket.note', { ticketId: id, body: 'Same fault as last week' });
    expect(await stage.ticket(id)).toEqual(before);
    expect((await stage.timeline(id)).at(-1)).toMatchObject({ kind: 'note', internal: true });
    await expect(stage.act(asha, 'ticket.note', { ticketId: id, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
