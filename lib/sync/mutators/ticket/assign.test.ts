import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { CAST, Stage } from '#tests/support/stage';

const { teams, nils, lena, omar, meera, asha } = CAST;
let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await Stage.open();
  id = await stage.report(asha, { categoryId: CAST.categories.network });
});
const assign = (who: Actor, to: string | null, teamId: string = teams.net) => ({
  who,
  args: { ticketId: id, teamId, assigneeId: to },
});
const run = ({ who, args }: ReturnType<typeof assign>, base: Record<string, string | null> | null = null) =>
  stage.act(who, 'ticket.assign', args, base);

describe('ticket.assign', () => {
  it('gives it to a member of the team and says so in the timeline', async () => {
    await run(assign(meera, nils.id));
    expect(await stage.ticket(id)).toMatchObject({ state: 'assigned', assigneeId: nils.id });
    const last = (await stage.timeline(id)).at(-1);
    expect(last?.data).toMatchObject({ step: 'assign', assigneeFrom: null, assigneeTo: nils.id });
  });
  it('puts it back into the queue', async () => {
    await run(assign(nils, lena.id));
    await run(assign(lena, null));
    expect(await stage.ticket(id)).toMatchObject({ state: 'new', assigneeId: null });
  });
  it('keeps progress when work changes hands', async () => {
    await stage.act(nils, 'ticket.start', { ticketId: id });
    await run(assign(nils, lena.id));
    expect(await stage.ticket(id)).toMatchObject({ state: 'in_progress', assigneeId: lena.id });
  });
  it('refuses somebody who is not a member, and people who do not work on tickets', async () => {
    await expect(run(assign(meera, omar.id))).rejects.toMatchObject({ code: 'invalid' });
    await expect(run(assign(meera, asha.id))).rejects.toMatchObject({ code: 'invalid' });
  });
  it('refuses a technician of another team', async () => {
    await expect(run(assign(omar, omar.id, teams.line))).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('lets the other side stand when both assigned, and keeps all three values', async () => {
    await run(assign(meera, nils.id));
    const outcome = await run(assign(meera, lena.id), { teamId: teams.net, assigneeId: null });
    expect(outcome).toEqual({
      merged: [{ field: 'assigneeId', base: null, mine: lena.id, theirs: nils.id }],
    });
    expect((await stage.ticket(id)).assigneeId).toBe(nils.id);
  });
  it('gives nothing new to a team that is retired', async () => {
    const teamId = '0193b1f2-0000-7000-8000-000000000050';
    await stage.act(CAST.ada, 'team.save', { teamId, name: 'Night shift', firstLine: false, active: false });
    await expect(run(assign(meera, null, teamId))).rejects.toMatchObject({ code: 'invalid' });
  });
  it('is no conflict when both chose the same', async () => {
    await run(assign(meera, nils.id));
    expect(await run(assign(meera, nils.id), { teamId: teams.net, assigneeId: null })).toBeUndefined();
  });
});

describe('ticket.take', () => {
  it('works while it is free, and only once', async () => {
    await stage.act(nils, 'ticket.take', { ticketId: id });
    expect((await stage.ticket(id)).assigneeId).toBe(nils.id);
    await expect(stage.act(lena, 'ticket.take', { ticketId: id })).rejects.toMatchObject({
      code: 'already_assigned',
      detail: { assigneeId: nils.id },
    });
  });
  it('is nothing new for the one who has it', async () => {
    await stage.act(nils, 'ticket.take', { ticketId: id });
    await stage.act(nils, 'ticket.take', { ticketId: id });
    expect(await stage.timeline(id)).toHaveLength(2);
  });
});
