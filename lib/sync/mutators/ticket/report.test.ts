import { beforeEach, describe, expect, it } from 'vitest';
import { CAST, Stage } from '#tests/support/stage';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});

describe('ticket.report', () => {
  it('makes a new incident for the person who reports, with its priority and first entry', async () => {
    const id = await stage.report(CAST.asha, { impact: 1, urgency: 2, place: ' room 4 ' });
    expect(await stage.ticket(id)).toMatchObject({
      state: 'new',
      number: null,
      priority: 2,
      place: 'room 4',
      requesterId: CAST.asha.id,
      reporterId: CAST.asha.id,
      createdAt: stage.now,
    });
    expect((await stage.timeline(id)).map((entry) => entry.kind)).toEqual(['report']);
  });

  it('goes to the team of its category, of the group above it, else to first line', async () => {
    const { categories, teams } = CAST;
    const teamOf = async (categoryId: string | null) =>
      (await stage.ticket(await stage.report(CAST.asha, { categoryId }))).teamId;
    expect(await teamOf(categories.network)).toBe(teams.net);
    expect(await teamOf(categories.wifi)).toBe(teams.net);
    expect(await teamOf(categories.other)).toBe(teams.line);
    expect(await teamOf(null)).toBe(teams.line);
  });

  it('refuses a category or site that does not exist', async () => {
    const nowhere = CAST.asha.id;
    await expect(stage.report(CAST.asha, { categoryId: nowhere })).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'categoryId' },
    });
    await expect(stage.report(CAST.asha, { siteId: nowhere })).rejects.toMatchObject({
      detail: { field: 'siteId' },
    });
  });

  it('refuses an id that is taken', async () => {
    const ticketId = await stage.report(CAST.asha);
    await expect(stage.report(CAST.bruno, { ticketId })).rejects.toMatchObject({ code: 'exists' });
  });

  it('skips a team that is no longer there', async () => {
    const { categories, teams } = CAST;
    const net = (await stage.rows('team')).find((team) => team.id === teams.net);
    if (net) await stage.put('team', { ...net, active: false });
    const id = await stage.report(CAST.asha, { categoryId: categories.wifi });
    expect((await stage.ticket(id)).teamId).toBe(teams.line);
  });

  it('on behalf of somebody: they follow it, whoever wrote it stays named', async () => {
    const id = await stage.report(CAST.nils, { requesterId: CAST.asha.id, confidential: true });
    expect(await stage.ticket(id)).toMatchObject({
      ...{ requesterId: CAST.asha.id, reporterId: CAST.nils.id, confidential: true },
    });
    expect((await stage.timeline(id))[0]?.actorId).toBe(CAST.nils.id);
  });

  it('on behalf is for staff, and for people who are there', async () => {
    await expect(stage.report(CAST.asha, { requesterId: CAST.bruno.id })).rejects.toMatchObject({
      code: 'forbidden',
      detail: { field: 'requesterId' },
    });
    expect(
      (await stage.ticket(await stage.report(CAST.asha, { requesterId: CAST.asha.id }))).requesterId,
    ).toBe(CAST.asha.id);
    await stage.put('person', { ...(await stage.person(CAST.bruno.id)), active: false });
    for (const requesterId of [CAST.bruno.id, CAST.teams.net])
      await expect(stage.report(CAST.nils, { requesterId })).rejects.toMatchObject({
        code: 'invalid',
        detail: { field: 'requesterId' },
      });
  });

  it('as apps of before send it makes the same ticket, and can name nobody', async () => {
    const ticketId = `${CAST.teams.net.slice(0, -4)}7777`;
    const args = {
      ...{ ticketId, title: 'Old app', description: '', impact: 2, urgency: 2 },
      ...{ categoryId: null, siteId: null, place: null },
    };
    await stage.run(CAST.nils, 'ticket.report', 1, args);
    expect(await stage.ticket(ticketId)).toMatchObject({
      ...{ requesterId: CAST.nils.id, confidential: false, state: 'new' },
    });
    const named = { ...args, ticketId: `${ticketId.slice(0, -4)}7778`, requesterId: CAST.asha.id };
    await expect(stage.run(CAST.nils, 'ticket.report', 1, named)).rejects.toThrow('requesterId');
  });
});
