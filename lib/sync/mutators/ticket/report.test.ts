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
});
