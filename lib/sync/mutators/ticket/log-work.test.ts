import { beforeEach, describe, expect, it } from 'vitest';
import { WORK_MINUTES_MAX } from '#domain/ticket/limits';
import { CAST, Stage } from '#tests/support/stage';

const { asha, nils, omar, meera } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
});

describe('ticket.logWork', () => {
  it('keeps the minutes and what was done, for staff only, without moving the ticket’s date', async () => {
    const before = await stage.ticket(ticketId);
    await stage.act(nils, 'ticket.logWork', { ticketId, minutes: 25, note: ' Cabling ' });
    expect((await stage.timeline(ticketId)).at(-1)).toMatchObject({
      ...{ kind: 'work', internal: true, actorId: nils.id, body: 'Cabling', data: { minutes: 25 } },
    });
    expect(await stage.ticket(ticketId)).toEqual(before);
  });

  it('in every state: the hours were worked', async () => {
    await stage.act(meera, 'ticket.cancel', { ticketId, note: '' });
    await stage.act(nils, 'ticket.logWork', { ticketId, minutes: 5, note: '' });
    expect((await stage.timeline(ticketId)).at(-1)?.kind).toBe('work');
  });

  it('is for those who work on it, in whole minutes of at most a day', async () => {
    for (const who of [asha, omar])
      await expect(
        stage.act(who, 'ticket.logWork', { ticketId, minutes: 5, note: '' }),
      ).rejects.toMatchObject({ code: 'forbidden' });
    for (const minutes of [0, -5, 1.5, WORK_MINUTES_MAX + 1])
      await expect(stage.act(nils, 'ticket.logWork', { ticketId, minutes, note: '' })).rejects.toThrow();
  });
});
