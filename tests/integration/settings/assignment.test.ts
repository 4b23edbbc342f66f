import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { assignmentRule, workProfile } from '#db/schema/assignment';
import { auditEntry, auditValue } from '#db/schema/operations';
import type { AssignmentRule } from '#domain/assign/rule';
import { HOUR, type Id } from '#domain/kernel/types';
import { flat } from '#domain/settings/flat';
import { ownAway } from '#server/assign/own-away';
import { readRules } from '#server/assign/rules';
import { knownSkills } from '#server/assign/skills';
import { workerSettings } from '#server/assign/workers';
import { subjectNames } from '#server/audit/subject-names';
import { calendarSettings } from '#server/settings/service-levels';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { saveAway } from '../../../app/account/actions';
import { deleteRuleAction, saveProfileAction, saveRuleAction } from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(async () => {
  as('administrator');
  await base.db.delete(assignmentRule);
  await base.db.delete(workProfile);
});

type Fields = Omit<AssignmentRule, 'id'>;
const rule = (over: Partial<Fields> = {}): Fields => ({
  ...{ name: `Rule ${newId()}`, position: 1, active: true, kinds: [], priorities: [], categoryIds: [] },
  ...{ siteIds: [], teamIds: [], toTeamId: null, toPersonId: null, strategy: 'least', skills: [] },
  ...over,
});
const save = (ruleId: Id, fields: Fields, seen: Fields | null = null) =>
  saveRuleAction({
    uid: newId(),
    args: { ruleId, ...fields } as never,
    base: seen && (flat(seen) as never),
  });
const stands = async (id: Id) => (await readRules(base.db)).find((one) => one.id === id);
const SAVED = { ok: true, data: { status: 'ok' } };
const refusal = (field: string, fault: string) => ({
  ok: false,
  error: { code: 'invalid', detail: { field, fault } },
});
const audited = async (subjectId: Id, action: string) =>
  (
    await base.db
      .select({ action: auditEntry.action, value: auditValue.value })
      .from(auditEntry)
      .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
      .where(eq(auditEntry.subjectId, subjectId))
      .orderBy(auditEntry.id)
  ).filter((one) => one.action === action);
/** Somebody of the staff in one team at least, and a team they are not in. */
const member = () => {
  const who = base.people.find((one) => one.role === 'technician' && one.teamIds.length > 0);
  const [teamId] = who?.teamIds ?? [];
  const other = base.teams.find(({ id }) => !who?.teamIds.includes(id));
  if (!who || !teamId || !other) throw new Error('nobody is in a team');
  return { who, teamId, otherId: other.id };
};

describe('rules', () => {
  test('are made, read in their order, moved, switched off, changed and deleted, each in the audit', async () => {
    const { teamId } = member();
    const [first, second] = [newId(), newId()];
    const one = rule({ name: 'First', position: 1, toTeamId: teamId, skills: [' VPN '], priorities: [1, 2] });
    const two = rule({ name: 'Second', position: 2 });
    expect(await save(first, one)).toMatchObject(SAVED);
    expect(await save(second, two)).toMatchObject(SAVED);
    const kept = { ...one, skills: ['VPN'] };
    expect(await readRules(base.db)).toEqual([
      { id: first, ...kept },
      { id: second, ...two },
    ]);
    const moved = { ...two, position: 0 };
    expect(await save(second, moved, two)).toMatchObject(SAVED);
    expect((await readRules(base.db)).map(({ id }) => id)).toEqual([second, first]);
    expect(await save(second, { ...moved, active: false }, moved)).toMatchObject(SAVED);
    expect(await stands(second)).toMatchObject({ active: false, position: 0 });

    expect((await audited(first, 'assignmentRule.save')).map(({ value }) => value)).toMatchObject([
      { name: 'First', skills: ['VPN'], strategy: 'least' },
    ]);
    expect((await audited(second, 'assignmentRule.save')).map(({ value }) => value)).toMatchObject([
      { name: 'Second' },
      { changes: { position: { from: 2, to: 0 } } },
      { changes: { active: { from: true, to: false } } },
    ]);

    expect(await deleteRuleAction({ ruleId: first, base: flat(kept) as never })).toMatchObject(SAVED);
    expect(await stands(first)).toBeUndefined();
    expect(await audited(first, 'assignmentRule.delete')).toHaveLength(1);
    // The audit still names it.
    const names = await subjectNames([{ subjectKind: 'assignmentRule', subjectId: first }]);
    expect([...names.values()]).toEqual(['First']);
    // Sent again it is as good; who edits it meanwhile is told.
    expect(await deleteRuleAction({ ruleId: first, base: flat(kept) as never })).toMatchObject(SAVED);
    expect(await save(first, { ...kept, name: 'Else' }, kept)).toMatchObject({
      ...{ ok: false, error: { code: 'illegal_state', detail: { reason: 'deleted' } } },
    });
    expect(await audited(first, 'assignmentRule.delete')).toHaveLength(1);
  });

  test('sent twice, also in the same moment, it is made once', async () => {
    const id = newId();
    const asked = { uid: newId(), args: { ruleId: id, ...rule() } as never, base: null };
    const answers = await Promise.all([saveRuleAction(asked), saveRuleAction(asked), saveRuleAction(asked)]);
    for (const one of answers) expect(one).toMatchObject(SAVED);
    expect(await audited(id, 'assignmentRule.save')).toHaveLength(1);
  });

  test('two administrators change different things of one: both are kept', async () => {
    const [id, seen] = [newId(), rule()];
    await save(id, seen);
    await Promise.all([
      save(id, { ...seen, priorities: [1] }, seen),
      save(id, { ...seen, position: 7 }, seen),
      save(id, { ...seen, strategy: 'round' }, seen),
    ]).then((all) => {
      for (const one of all) expect(one).toMatchObject(SAVED);
    });
    expect(await stands(id)).toMatchObject({ priorities: [1], position: 7, strategy: 'round' });
  });

  test('both change the same: what stands stays, and both values are told', async () => {
    const [id, seen] = [newId(), rule({ skills: ['VPN'] })];
    await save(id, seen);
    expect(await save(id, { ...seen, skills: ['Fibre'] }, seen)).toMatchObject(SAVED);
    const mine = { ...seen, skills: ['Print'] };
    expect(await save(id, mine, seen)).toMatchObject({
      data: {
        status: 'merged',
        merged: [{ field: 'skills', base: '["VPN"]', mine: '["Print"]', theirs: '["Fibre"]' }],
      },
    });
    expect(await stands(id)).toMatchObject({ skills: ['Fibre'] });
    expect(await save(id, mine, { ...seen, skills: ['Fibre'] })).toMatchObject(SAVED);
    expect(await stands(id)).toMatchObject({ skills: ['Print'] });
  });

  test('both change the same in the same moment: one is first, the others are told', async () => {
    const [id, seen] = [newId(), rule()];
    await save(id, seen);
    const names = ['Alpha', 'Beta', 'Gamma', 'Delta'];
    const answers = await Promise.all(names.map((name) => save(id, { ...seen, name }, seen)));
    const statuses = answers.map((one) => (one.ok ? one.data.status : one.error.code));
    expect(statuses.sort()).toEqual(['merged', 'merged', 'merged', 'ok']);
    expect(await audited(id, 'assignmentRule.save')).toHaveLength(2);
  });

  test('one that somebody changed since it was looked at is not deleted, one that was only moved is', async () => {
    const [id, seen] = [newId(), rule()];
    await save(id, seen);
    await save(id, { ...seen, priorities: [1] }, seen);
    expect(await deleteRuleAction({ ruleId: id, base: flat(seen) as never })).toMatchObject({
      ...{ ok: false, error: { code: 'illegal_state', detail: { reason: 'changed' } } },
    });
    const now = { ...seen, priorities: [1] as const };
    await save(id, { ...now, position: 9 }, now);
    expect(await deleteRuleAction({ ruleId: id, base: flat(now) as never })).toMatchObject(SAVED);
  });

  test('what is wrong is refused beside its field, and nothing is written', async () => {
    const { who, teamId, otherId } = member();
    const requester = base.actor('requester').id;
    await save(newId(), rule({ name: 'Taken' }));
    const wrong: [Partial<Fields>, string, string][] = [
      [{ name: 'tAKEN' }, 'name', 'taken'],
      [{ toTeamId: newId() }, 'toTeamId', 'unknown'],
      [{ toPersonId: who.id }, 'toTeamId', 'noTeam'],
      [{ toTeamId: otherId, toPersonId: who.id }, 'toPersonId', 'notInTeam'],
      [{ toTeamId: teamId, toPersonId: requester }, 'toPersonId', 'notInTeam'],
      [{ categoryIds: [newId()] }, 'categoryIds', 'unknown'],
      [{ siteIds: [newId()] }, 'siteIds', 'unknown'],
      [{ teamIds: [newId()] }, 'teamIds', 'unknown'],
    ];
    for (const [over, field, fault] of wrong)
      expect([over, await save(newId(), rule(over))]).toMatchObject([over, refusal(field, fault)]);
    for (const over of [{ name: ' ' }, { skills: ['a\u202eb'] }, { strategy: 'best' }, { more: 1 }])
      expect(await save(newId(), rule(over as never))).toMatchObject({ error: { code: 'invalid' } });
    expect(await readRules(base.db)).toHaveLength(1);
    expect(await save(newId(), rule({ toTeamId: teamId, toPersonId: who.id }))).toMatchObject(SAVED);
  });

  test('one whose person has left the team can still be moved and switched off, not made so anew', async () => {
    const { who, teamId, otherId } = member();
    const id = newId();
    const seen = rule({ toTeamId: otherId, toPersonId: who.id });
    await base.db.insert(assignmentRule).values({ id, ...seen } as never);
    expect(await save(id, { ...seen, position: 4 }, seen)).toMatchObject(SAVED);
    const now = { ...seen, position: 4 };
    expect(await save(id, { ...now, active: false }, now)).toMatchObject(SAVED);
    const off = { ...now, active: false };
    expect(await save(id, { ...off, toTeamId: teamId }, off)).toMatchObject(SAVED);
    expect(await save(id, { ...off, toTeamId: otherId }, { ...off, toTeamId: teamId })).toMatchObject(
      refusal('toPersonId', 'notInTeam'),
    );
  });

  test('one skill is one word, whoever writes it how', async () => {
    const { who } = member();
    await base.db.insert(workProfile).values({ personId: who.id, skills: ['VPN'] });
    const id = newId();
    await save(id, rule({ skills: ['vpn', 'Fibre', 'VPN'] }));
    expect(await stands(id)).toMatchObject({ skills: ['VPN', 'Fibre'] });
    expect(await knownSkills(base.db)).toEqual(['Fibre', 'VPN']);
    // A rule for a queue asks nobody.
    const queue = newId();
    await save(queue, rule({ strategy: 'queue', skills: ['Other'] }));
    expect(await stands(queue)).toMatchObject({ skills: [] });
  });
});

describe('who works when', () => {
  const NOTHING = { skills: [], calendarId: null, awayUntil: null, weightLimit: null };
  type Work = {
    skills: string[];
    calendarId: Id | null;
    awayUntil: number | null;
    weightLimit: number | null;
  };
  const set = (personId: Id, fields: Work, seen: Work | null = NOTHING) =>
    saveProfileAction({ uid: newId(), args: { personId, ...fields }, base: seen && flat(seen) });
  const work = async (id: Id) => (await workerSettings(Date.now())).find((one) => one.id === id);

  test('is set and read, and written in the audit under the person', async () => {
    const { who } = member();
    const hours = (await calendarSettings()).find(({ active }) => active);
    if (!hours) throw new Error('no hours');
    const awayUntil = Date.now() + HOUR;
    const mine = { skills: ['VPN'], calendarId: hours.id, awayUntil, weightLimit: 12 };
    expect(await work(who.id)).toMatchObject({ ...NOTHING, name: who.name });
    expect(await set(who.id, mine)).toMatchObject(SAVED);
    expect(await work(who.id)).toMatchObject(mine);
    expect(await audited(who.id, 'workProfile.save')).toMatchObject([
      {
        value: { changes: { awayUntil: { from: null, to: awayUntil }, weightLimit: { from: null, to: 12 } } },
      },
    ]);
    expect(await set(who.id, mine, mine)).toMatchObject(SAVED);
    expect(await audited(who.id, 'workProfile.save')).toHaveLength(1);
  });

  test('two set different things at once: both are kept; the same: the second is told', async () => {
    const { who } = member();
    const answers = await Promise.all([
      set(who.id, { ...NOTHING, skills: ['VPN'] }),
      set(who.id, { ...NOTHING, weightLimit: 9 }),
    ]);
    for (const one of answers) expect(one).toMatchObject(SAVED);
    expect(await work(who.id)).toMatchObject({ skills: ['VPN'], weightLimit: 9 });
    expect(await set(who.id, { ...NOTHING, weightLimit: 5 })).toMatchObject({
      data: { status: 'merged', merged: [{ field: 'weightLimit', base: null, mine: 5, theirs: 9 }] },
    });
    expect(await work(who.id)).toMatchObject({ weightLimit: 9 });
  });

  test('is of the staff alone, by hours in use, and within bounds', async () => {
    const { who } = member();
    expect(await set(base.actor('requester').id, NOTHING)).toMatchObject({ error: { code: 'not_found' } });
    expect(await set(who.id, { ...NOTHING, calendarId: newId() })).toMatchObject(
      refusal('calendarId', 'unknown'),
    );
    for (const over of [{ weightLimit: 0 }, { weightLimit: 1_000 }, { weightLimit: 1.5 }, { awayUntil: -1 }])
      expect(await set(who.id, { ...NOTHING, ...over })).toMatchObject({ error: { code: 'invalid' } });
  });
});

describe('being away, by oneself', () => {
  test('counts from then on, is written down, and asks for a time that is to come; requesters have none', async () => {
    as('technician');
    const me = base.actor('technician').id;
    const awayUntil = Date.now() + HOUR;
    expect(await saveAway({ awayUntil })).toEqual({ ok: true, data: awayUntil });
    expect(await ownAway(me, Date.now())).toBe(awayUntil);
    expect((await workerSettings(Date.now())).find(({ id }) => id === me)).toMatchObject({ awayUntil });
    expect(await saveAway({ awayUntil: Date.now() - 1 })).toEqual(refusal('awayUntil', 'backPassed'));
    expect(await saveAway({ awayUntil: null })).toEqual({ ok: true, data: null });
    expect(await ownAway(me, Date.now())).toBeNull();
    const written = await base.db.select().from(auditEntry).where(eq(auditEntry.actorId, me));
    const saved = written.filter(({ action }) => action === 'workProfile.save');
    expect(saved.map(({ channel }) => channel)).toEqual(['door', 'door']);
    as('requester');
    expect(await saveAway({ awayUntil })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
