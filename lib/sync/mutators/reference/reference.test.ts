import { beforeEach, describe, expect, it } from 'vitest';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DEFAULT_MATRIX, type WholeMatrix, withCell } from '#domain/priority/matrix';
import { CAST, Stage } from '#tests/support/stage';

const { ada, asha, meera, nils, teams, categories } = CAST;
const NEW = '0193b1f2-0000-7000-8000-0000000000aa';
const LATER = '0193b1f2-0000-7000-8000-0000000000ab';
const usual = DEFAULT_MATRIX as WholeMatrix;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});

const fault = (field: string, name: string, facts = {}) => ({
  code: 'invalid',
  detail: { field, fault: name, ...facts },
});
const team = (over = {}) => ({ teamId: NEW, name: 'Field service', firstLine: false, active: true, ...over });
const category = (over = {}) => ({
  ...{ categoryId: NEW, name: 'Scanners', parentId: null, teamId: null, active: true },
  ...over,
});

describe('settings', () => {
  it('are for administrators', async () => {
    for (const who of [asha, nils, meera]) {
      const refused = { code: 'forbidden' };
      await expect(stage.act(who, 'team.save', team())).rejects.toMatchObject(refused);
      await expect(
        stage.act(who, 'site.save', { siteId: NEW, name: 'X', active: true }),
      ).rejects.toMatchObject(refused);
      await expect(stage.act(who, 'category.save', category())).rejects.toMatchObject(refused);
      await expect(stage.act(who, 'policy.set', { matrix: usual, closeAfterDays: 3 })).rejects.toMatchObject(
        refused,
      );
    }
  });
});

describe('team.save', () => {
  it('makes a team with its name trimmed, and renames it', async () => {
    await stage.act(ada, 'team.save', team({ name: '  Field service ' }));
    expect(await stage.row('team', NEW)).toMatchObject({ name: 'Field service', active: true });
    await stage.act(ada, 'team.save', team({ name: 'Außendienst' }));
    expect(await stage.row('team', NEW)).toMatchObject({ name: 'Außendienst' });
  });
  it('refuses a name in use, whatever its capitals, and no name', async () => {
    await expect(stage.act(ada, 'team.save', team({ name: 'NETWORK' }))).rejects.toMatchObject(
      fault('name', 'taken'),
    );
    await expect(stage.act(ada, 'team.save', team({ name: '   ' }))).rejects.toThrow();
  });
  it('takes first line from the team that had it', async () => {
    await stage.act(ada, 'team.save', team({ firstLine: true }));
    expect(await stage.row('team', NEW)).toMatchObject({ firstLine: true });
    expect(await stage.row('team', teams.line)).toMatchObject({ firstLine: false, name: 'Service desk' });
  });
  it('never leaves the organisation without first line', async () => {
    const line = { teamId: teams.line, name: 'Service desk' };
    await expect(
      stage.act(ada, 'team.save', { ...line, firstLine: false, active: true }),
    ).rejects.toMatchObject(fault('firstLine', 'firstLine'));
    await expect(
      stage.act(ada, 'team.save', { ...line, firstLine: true, active: false }),
    ).rejects.toMatchObject(fault('active', 'firstLine'));
  });
  it('does not retire a team that categories send reports to, and says how many', async () => {
    const net = { teamId: teams.net, name: 'Network', firstLine: false, active: false };
    await expect(stage.act(ada, 'team.save', net)).rejects.toMatchObject(fault('active', 'routed', { n: 1 }));
    await stage.act(
      ada,
      'category.save',
      category({ categoryId: categories.network, name: 'Network', teamId: teams.line }),
    );
    await stage.act(ada, 'team.save', net);
    expect(await stage.row('team', teams.net)).toMatchObject({ active: false });
  });
  it('keeps what another administrator changed meanwhile: both values of the same field are told', async () => {
    const seen = { name: 'Network', firstLine: false, active: true };
    await stage.act(ada, 'team.save', team({ teamId: teams.net, name: 'Networks' }), seen);
    const late = team({ teamId: teams.net, name: 'Net team', firstLine: true });
    const outcome = await stage.act(ada, 'team.save', late, seen);
    expect(outcome?.merged).toEqual([
      { field: 'name', base: 'Network', mine: 'Net team', theirs: 'Networks' },
    ]);
    expect(await stage.row('team', teams.net)).toMatchObject({ name: 'Networks', firstLine: true });
  });
});

describe('site.save', () => {
  it('makes, retires and restores a site; a retired name is free', async () => {
    await stage.act(ada, 'site.save', { siteId: NEW, name: 'House C', active: true });
    await stage.act(ada, 'site.save', { siteId: NEW, name: 'House C', active: false });
    await stage.act(ada, 'site.save', { siteId: LATER, name: 'House C', active: true });
    await expect(
      stage.act(ada, 'site.save', { siteId: NEW, name: 'House C', active: true }),
    ).rejects.toMatchObject(fault('name', 'taken'));
  });
  it('leaves alone what the person did not change', async () => {
    const seen = { name: 'House B', active: true };
    await stage.act(ada, 'site.save', { siteId: CAST.site, name: 'House B', active: false }, seen);
    const outcome = await stage.act(
      ada,
      'site.save',
      { siteId: CAST.site, name: 'House Bee', active: true },
      seen,
    );
    expect(outcome).toBeUndefined();
    expect(await stage.row('site', CAST.site)).toMatchObject({ name: 'House Bee', active: false });
  });
});

describe('category.save', () => {
  it('makes a category in a group, routed to a team: reports go there', async () => {
    await stage.act(ada, 'category.save', category({ parentId: categories.other, teamId: teams.net }));
    const id = await stage.report(asha, { categoryId: NEW });
    expect(await stage.ticket(id)).toMatchObject({ teamId: teams.net });
  });
  it('has two levels only', async () => {
    await expect(
      stage.act(ada, 'category.save', category({ parentId: categories.wifi })),
    ).rejects.toMatchObject(fault('parentId', 'twoLevels'));
    const group = { categoryId: categories.network, name: 'Network', teamId: teams.net };
    await expect(
      stage.act(ada, 'category.save', category({ ...group, parentId: categories.other })),
    ).rejects.toMatchObject(fault('parentId', 'twoLevels'));
    await expect(
      stage.act(ada, 'category.save', category({ ...group, parentId: categories.network })),
    ).rejects.toMatchObject(fault('parentId', 'unknown'));
  });
  it('keeps a group while categories of it are in use, and a category out of a retired group', async () => {
    const group = { categoryId: categories.network, name: 'Network', teamId: teams.net, active: false };
    const child = { categoryId: categories.wifi, name: 'Wi-Fi', parentId: categories.network };
    await expect(stage.act(ada, 'category.save', category(group))).rejects.toMatchObject(
      fault('active', 'children', { n: 1 }),
    );
    await stage.act(ada, 'category.save', category({ ...child, active: false }));
    await stage.act(ada, 'category.save', category(group));
    await expect(stage.act(ada, 'category.save', category(child))).rejects.toMatchObject(
      fault('parentId', 'retired'),
    );
  });
  it('is not routed to a team that is retired or unknown', async () => {
    await stage.act(ada, 'team.save', team({ active: false }));
    await expect(stage.act(ada, 'category.save', category({ teamId: NEW }))).rejects.toMatchObject(
      fault('teamId', 'retired'),
    );
    await expect(stage.act(ada, 'category.save', category({ teamId: LATER }))).rejects.toMatchObject(
      fault('teamId', 'unknown'),
    );
  });
  it('shares its name with a category of another group, not of its own', async () => {
    await stage.act(ada, 'category.save', category({ name: 'Wi-Fi', parentId: categories.other }));
    await expect(
      stage.act(
        ada,
        'category.save',
        category({ categoryId: LATER, name: 'wi-fi', parentId: categories.other }),
      ),
    ).rejects.toMatchObject(fault('name', 'taken'));
  });
});

describe('policy.set', () => {
  const strict = withCell(usual, { impact: 2, urgency: 2 }, 2);
  it('makes the row where there is none, and new reports follow it', async () => {
    await stage.act(ada, 'policy.set', { matrix: strict, closeAfterDays: null });
    expect(await stage.row('policy', POLICY_ID)).toMatchObject({ matrix: strict, closeAfterDays: null });
    expect(await stage.ticket(await stage.report(asha))).toMatchObject({ priority: 2 });
  });
  it('refuses a matrix in which more impact gives a weaker priority, and days outside of 1 to 90', async () => {
    const weaker = withCell(usual, { impact: 3, urgency: 1 }, 1);
    const broken = withCell(weaker, { impact: 2, urgency: 1 }, 4);
    await expect(stage.act(ada, 'policy.set', { matrix: broken, closeAfterDays: 7 })).rejects.toMatchObject(
      fault('matrix', 'weaker', { impact: 2, urgency: 2 }),
    );
    for (const closeAfterDays of [0, 91, 1.5]) {
      await expect(stage.act(ada, 'policy.set', { matrix: usual, closeAfterDays })).rejects.toThrow();
    }
  });
  it('of two who change the matrix at once the first stands, and the other is told both', async () => {
    const seen = { matrix: '123/234/345', closeAfterDays: 7 };
    await stage.act(ada, 'policy.set', { matrix: strict, closeAfterDays: 7 }, seen);
    const mine = withCell(usual, { impact: 1, urgency: 2 }, 1);
    const outcome = await stage.act(ada, 'policy.set', { matrix: mine, closeAfterDays: 14 }, seen);
    expect(outcome?.merged).toEqual([
      { field: 'matrix', base: '123/234/345', mine: '113/234/345', theirs: '123/224/345' },
    ]);
    expect(await stage.row('policy', POLICY_ID)).toMatchObject({ matrix: strict, closeAfterDays: 14 });
  });
});

describe('ticket.reprioritise', () => {
  const strict = withCell(usual, { impact: 2, urgency: 2 }, 2);
  it('follows the matrix once, with an entry that names both priorities', async () => {
    const id = await stage.report(asha);
    await stage.act(ada, 'policy.set', { matrix: strict, closeAfterDays: 7 });
    await stage.act(ada, 'ticket.reprioritise', { ticketId: id });
    await stage.act(ada, 'ticket.reprioritise', { ticketId: id });
    expect(await stage.ticket(id)).toMatchObject({ priority: 2, state: 'new' });
    const edits = (await stage.timeline(id)).filter((entry) => entry.kind === 'edit');
    expect(edits.map((entry) => entry.data)).toEqual([{ changes: [{ field: 'priority', from: 3, to: 2 }] }]);
  });
  it('is not for requesters, nor for other teams, and not for what is over', async () => {
    const id = await stage.report(asha);
    // Staff who reported it to another team read it, and that is all.
    const elsewhere = await stage.report(nils);
    await expect(stage.act(nils, 'ticket.reprioritise', { ticketId: elsewhere })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(stage.act(asha, 'ticket.reprioritise', { ticketId: id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await stage.act(asha, 'ticket.cancel', { ticketId: id, note: '' });
    await expect(stage.act(ada, 'ticket.reprioritise', { ticketId: id })).rejects.toMatchObject({
      code: 'illegal_state',
    });
  });
});
