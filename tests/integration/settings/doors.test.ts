import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { DEFAULT_MATRIX, type WholeMatrix } from '#domain/priority/matrix';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import * as people from '../../../app/desk/people/person-actions';
import * as settings from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());

const RULE = {
  ...{ name: 'Mine', position: 1, active: true, kinds: [], priorities: [], categoryIds: [], siteIds: [] },
  ...{ teamIds: [], toTeamId: null, toPersonId: null, strategy: 'least' as const, skills: [] },
};

/** Every action of the administration with arguments that an administrator could send. */
function calls() {
  const id = newId();
  const matrix = DEFAULT_MATRIX as WholeMatrix;
  const personId = base.actor('requester').id;
  const fields = {
    ...{
      name: 'Mallory',
      email: null,
      phone: null,
      company: null,
      managerEmail: null,
      role: 'administrator' as const,
    },
    ...{ siteId: null, teamIds: [] },
  };
  const policy = { args: { matrix, closeAfterDays: 1 }, base: { matrix: '123/234/345', closeAfterDays: 7 } };
  return {
    save: () => people.savePersonAction({ personId, ver: 1, fields }),
    setActive: () => people.setActiveAction({ personId, active: false }),
    endSessions: () => people.endSessionsAction({ personId, sessionId: null }),
    team: () =>
      settings.saveTeamAction({
        uid: id,
        args: { teamId: id, name: 'Mine', firstLine: true, active: true },
        base: null,
      }),
    site: () =>
      settings.saveSiteAction({ uid: id, args: { siteId: id, name: 'Mine', active: true }, base: null }),
    category: () =>
      settings.saveCategoryAction({
        uid: id,
        args: { categoryId: id, name: 'Mine', parentId: null, teamId: null, active: true },
        base: null,
      }),
    assetClass: () =>
      settings.saveAssetClassAction({
        uid: id,
        args: {
          ...{ classId: id, name: 'Mine', parentId: null, icon: 'box', service: false },
          ...{ attributes: [], active: true },
        },
        base: null,
      }),
    guests: () =>
      settings.saveGuestReportsAction({ uid: id, args: { guests: 'named' }, base: { guests: 'label' } }),
    onDevices: () =>
      settings.saveOnDevicesAction({ uid: id, args: { which: 'theirs' }, base: { which: 'all' } }),
    item: () =>
      settings.saveItemAction({
        uid: id,
        args: {
          ...{ itemId: id, group: 'Mine', name: 'Mine', summary: '', description: '', icon: 'key', cost: '' },
          ...{
            audience: 'everyone',
            expectedMinutes: null,
            categoryId: null,
            teamId: null,
            urgency: 3,
            position: 1,
          },
          ...{ active: true, form: { id, fields: [], titleField: null } },
        },
        base: null,
      }),
    policy: () => settings.setPolicyAction({ uid: id, ...policy }),
    service: () =>
      settings.saveServiceAction({
        uid: id,
        args: { teamFrom: 3, manyFrom: 4, asksHow: false },
        base: { teamFrom: 2, manyFrom: 10, asksHow: true },
      }),
    calendar: () =>
      settings.saveCalendarAction({
        uid: id,
        args: {
          ...{ calendarId: id, name: 'Mine', zone: 'UTC', holidays: [], active: true },
          week: [[[0, 1440]], [], [], [], [], [], []],
        },
        base: null,
      }),
    promise: () =>
      settings.savePromiseAction({
        uid: id,
        args: {
          ...{ policyId: id, name: 'Mine', scope: 'service', position: 1, active: true, calendarId: id },
          ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [] },
          ...{ responseMinutes: null, resolutionMinutes: 60, responseBy: 'reply' },
          ...{ pauseReasons: [], onReopen: 'continue', escalations: [] },
        },
        base: null,
      }),
    beginPromises: () => settings.beginPromisesAction({ uid: id }),
    retarget: () => settings.retargetAction({}),
    rule: () => settings.saveRuleAction({ uid: id, args: { ruleId: id, ...RULE }, base: null }),
    deleteRule: () =>
      settings.deleteRuleAction({
        ruleId: id,
        base: {
          ...RULE,
          kinds: '[]',
          priorities: '[]',
          categoryIds: '[]',
          siteIds: '[]',
          teamIds: '[]',
          skills: '[]',
        },
      }),
    tryRule: () => settings.tryRuleAction({ args: { ruleId: id, ...RULE } }),
    handOut: () => settings.handOutAction({}),
    workProfile: () =>
      settings.saveProfileAction({
        uid: id,
        args: { personId, skills: ['Mine'], calendarId: null, awayUntil: null, weightLimit: null },
        base: null,
      }),
    affected: () => settings.affectedAction({ matrix, from: 3, to: 2, after: null }),
    recalculate: () => settings.recalculateAction({}),
    values: () => settings.auditValuesAction({ auditId: 1 }),
    verify: () => settings.verifyAction({ no: 0, hash: '0'.repeat(64), to: null }),
    verifyRange: () => settings.verifyRangeAction({ from: '', to: '' }),
    retry: () => settings.retryJobAction({ source: 'push', id: 1 }),
    retryAll: () => settings.retryAllAction({ source: 'push' }),
    giveUp: () => settings.giveUpJobAction({ source: 'push', id: 1 }),
    runAgain: () => settings.runAgainAction({ uid: id }),
    giveBack: () => settings.giveBackAction({ uid: id }),
    intentValues: () => settings.intentValuesAction({ uid: id }),
    letInMail: () => settings.letInMailAction({ id: 1, as: 'ticket' }),
    discardMail: () => settings.discardMailAction({ id: 1 }),
    mailTrust: () => settings.saveMailTrustAction({ server: 'mx.example.org', unproven: 'wait' }),
  };
}

test('the list of calls is whole', () => {
  const actions = [...Object.values(people), ...Object.values(settings)].filter(
    (one) => typeof one === 'function',
  );
  expect(Object.keys(calls())).toHaveLength(actions.length);
});

test.each([
  [null, 'expired'],
  ['requester', 'not_found'],
  ['technician', 'not_found'],
  ['manager', 'not_found'],
] as const)('%s: nothing of the administration is there', async (role, code) => {
  as(role);
  for (const [name, call] of Object.entries(calls()))
    expect([name, await call()]).toEqual([name, { ok: false, error: { code, fields: undefined } }]);
  const [row] = await base.pool
    .query(
      `SELECT COUNT(*) AS n FROM (SELECT name FROM team UNION ALL SELECT name FROM calendar
       UNION ALL SELECT name FROM sla_policy
       UNION ALL SELECT name FROM assignment_rule UNION ALL SELECT 'Mine' FROM work_profile WHERE skills LIKE '%Mine%') AS made WHERE name = 'Mine'`,
    )
    .then(([rows]) => rows as { n: number }[]);
  expect(row?.n).toBe(0);
});

test('A8 fields nobody asked for are refused, also inside', async () => {
  as('administrator');
  const id = newId();
  const args = { siteId: id, name: 'Site', active: true };
  const asked = { uid: id, args, base: null };
  for (const more of [
    { ...asked, ver: 9 },
    { ...asked, args: { ...args, deletedAt: null } },
    { ...asked, args: { ...args, id } },
    { ...asked, uid: '1 or 1' },
    JSON.parse(
      `{"uid":"${id}","args":{"siteId":"${id}","name":"x","active":true,"__proto__":{"a":1}},"base":null}`,
    ),
  ])
    expect(await settings.saveSiteAction(more as never)).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  const fields = {
    name: 'A',
    email: null,
    phone: null,
    company: null,
    role: 'requester',
    siteId: null,
    teamIds: [],
  };
  for (const more of [{ passwordHash: 'x' }, { active: true }, { admission: 'admitted' }, { id }])
    expect(
      await people.savePersonAction({ personId: id, ver: 1, fields: { ...fields, ...more } } as never),
    ).toMatchObject({ ok: false, error: { code: 'invalid' } });
});
