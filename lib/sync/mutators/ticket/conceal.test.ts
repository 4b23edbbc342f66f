import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, lena, meera } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
});
const conceal = (who: Actor, confidential: boolean) =>
  stage.act(who, 'ticket.conceal', { ticketId, confidential });
const sight = async (who: Actor) => readableSight(who, ticketAudience(await stage.ticket(ticketId)));

describe('ticket.conceal', () => {
  it('closes a ticket to its team; assignee, requester and managers keep what is theirs', async () => {
    await stage.act(nils, 'ticket.take', { ticketId });
    await conceal(lena, true);
    expect(await Promise.all([nils, lena, asha, bruno, meera].map(sight))).toEqual([
      'internal',
      'none',
      'public',
      'none',
      'internal',
    ]);
    expect((await stage.timeline(ticketId)).at(-1)?.data.changes).toEqual([
      { field: 'confidential', from: false, to: true },
    ]);
  });

  it('twice is once', async () => {
    await conceal(asha, true);
    await conceal(asha, true);
    expect(await stage.timeline(ticketId)).toHaveLength(2);
  });

  it('may be asked for by whoever reported it, but opening it is for those who work on it', async () => {
    await conceal(asha, true);
    for (const who of [asha, nils, lena])
      await expect(conceal(who, false)).rejects.toMatchObject({ code: 'forbidden' });
    await conceal(meera, false);
    expect(await sight(nils)).toBe('internal');
    for (const who of [bruno, omar])
      await expect(conceal(who, true)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a member of the team who reported it confidentially follows it like anybody who reports', async () => {
    const own = await stage.report(nils, { categoryId: CAST.categories.network, confidential: true });
    await expect(stage.act(nils, 'ticket.take', { ticketId: own })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(stage.act(nils, 'ticket.note', { ticketId: own, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await stage.act(nils, 'ticket.comment', { ticketId: own, body: 'It goes on' });
    await stage.act(meera, 'ticket.assign', { ticketId: own, teamId: CAST.teams.net, assigneeId: lena.id });
    await stage.act(lena, 'ticket.note', { ticketId: own, body: 'Spoke with both' });
  });
});
