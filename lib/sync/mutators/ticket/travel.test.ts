import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { CAST, Stage } from '#tests/support/stage';

const { asha, nils, lena, meera } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
  await stage.act(nils, 'ticket.take', { ticketId });
});
const go = (who: Actor, minutes: number | null = 20) =>
  stage.act(who, 'ticket.announceTravel', { ticketId, minutes });
const arrive = (who: Actor) => stage.act(who, 'ticket.arrive', { ticketId });

describe('on the way, on site', () => {
  it('are facts the requester reads, not states', async () => {
    await go(nils);
    await go(nils, null);
    await arrive(nils);
    const said = (await stage.timeline(ticketId)).slice(-3);
    expect(said.map(({ kind, internal, data }) => [kind, internal, data])).toEqual([
      ['travel', false, { minutes: 20 }],
      ['travel', false, {}],
      ['arrive', false, {}],
    ]);
    expect(await stage.ticket(ticketId)).toMatchObject({ state: 'assigned', updatedAt: stage.now });
  });

  it('are said by the one who has the ticket, while it is open', async () => {
    for (const who of [asha, lena, meera]) {
      await expect(go(who)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(arrive(who)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await stage.act(nils, 'ticket.resolve', { ticketId, code: 'no_fault', note: 'Works' });
    await expect(go(nils)).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(arrive(nils)).rejects.toMatchObject({ code: 'illegal_state' });
  });
});
