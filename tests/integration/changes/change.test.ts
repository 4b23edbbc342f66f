import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import type { Role } from '#domain/access/roles';
import { HOUR, type Id } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/sessions';
import { actOnChange, changeActRequest } from '#server/changes/act';
import { findLinks, linksOf } from '#server/changes/links';
import { listChanges, namesIn, plannedIn, readChange } from '#server/changes/read';
import { runOne } from '#server/problems/run';
import type { ArgsOf, MutationName } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Changes through the doors of the desk and of devices, on a real database. */
let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  // The members of a team, and nobody beside them.
  await act(org.ada, 'changePolicy.save', {
    ...{ policyId: newId(), name: 'CAB', position: 1, types: [], riskAtLeast: null, siteIds: [] },
    ...{
      categoryIds: [],
      personIds: [org.meera.id],
      teamId: org.teams.net,
      need: 2,
      last: false,
      active: true,
    },
  });
});
afterAll(() => base.drop());

interface Who {
  id: Id;
  role: Role;
}

/** As a direct call does it: checked by nothing but what every door checks. */
function act<N extends MutationName>(who: Who, name: N, args: ArgsOf<N>, seen: object | null = null) {
  const asked = changeActRequest.parse({ uid: newId(), name, args, base: seen });
  return actOnChange(asked, { actor: who } as unknown as SignedIn);
}

const at = Date.now() + 5 * HOUR;
const named = { title: 'Replace the injectors', reason: 'They fail', description: '', categoryId: null };
const about = { ...named, siteId: null, teamId: null };

async function opened(over: Partial<ArgsOf<'change.open'>> = {}): Promise<Id> {
  const changeId = newId();
  await act(org.omar, 'change.open', {
    ...{ changeId, type: 'normal', templateId: null, ...about, ownerId: org.omar.id },
    ...{ incidentIds: [], problemIds: [] },
    ...over,
  });
  return changeId;
}
const row = async (id: Id) => {
  const found = await readChange(id);
  if (!found) throw new Error('no change');
  return found;
};
const step = (changeId: Id, name: ArgsOf<'change.step'>['step'], who: Who = org.omar) =>
  act(who, 'change.step', { changeId, step: name, note: 'Said', leaveSteps: true });
async function asked(): Promise<Id> {
  const changeId = await opened();
  const add = { kind: 'add', title: 'Swap them', ownerId: null, minutes: 60 } as const;
  await act(org.omar, 'change.plan', { changeId, op: add });
  await act(org.omar, 'change.edit', {
    ...{ changeId, ...about, ownerId: org.omar.id, backOut: 'Old ones back in', tests: '' },
    ...{ windowFrom: at, windowTo: at + HOUR, risk: '000/100' },
  });
  for (const one of ['submit', 'assess', 'ask'] as const) await step(changeId, one);
  return changeId;
}
const decide = async (who: Who, changeId: Id, decision: 'approved' | 'rejected' = 'approved') =>
  act(who, 'change.decide', { changeId, decision, comment: 'Said', seen: changeSeenOf(await row(changeId)) });
const schedule = (who: Who, changeId: Id, overrideReason = '') =>
  act(who, 'change.schedule', { changeId, from: at, to: at + HOUR, overrideReason });

it('a normal change goes its whole way: numbered, approved by members of a team, carried out, looked back at', async () => {
  const id = await asked();
  const now = await row(id);
  expect(now.number).toMatch(/^CHG-\d{6}$/);
  const votes = now.approval?.groups[0]?.votes.map(({ personId }) => personId);
  expect(votes?.[0]).toBe(org.meera.id);
  expect([...(votes ?? [])].sort()).toEqual([org.meera.id, org.nils.id, org.lena.id].sort());
  await decide(org.meera, id);
  await decide(org.nils, id);
  expect((await plannedIn({ from: at, to: at + 1 })).map((one) => one.id)).toContain(id);
  expect((await plannedIn({ from: at + HOUR, to: at + 2 * HOUR })).map((one) => one.id)).not.toContain(id);
  await schedule(org.omar, id);
  await step(id, 'start');
  const stepId = (await row(id)).plan[0]?.id ?? '';
  await act(org.omar, 'change.tick', { changeId: id, stepId, done: true });
  await step(id, 'finish');
  await act(org.omar, 'change.review', { changeId: id, result: 'success', notes: '' });
  expect(await row(id)).toMatchObject({ state: 'closed', plan: [{ doneById: org.omar.id }] });
  expect((await listChanges('over', 1)).lines.map((one) => one.id)).toContain(id);
  expect(await namesIn([await row(id)])).toMatchObject({ [org.omar.id]: 'omar', [org.nils.id]: 'nils' });
});

it('A11: nobody approves their own, and no state is skipped by a direct call', async () => {
  const id = await asked();
  // Who owns it, and somebody nobody asked.
  for (const who of [org.omar, org.ada])
    await expect(decide(who, id)).rejects.toMatchObject({ code: 'forbidden' });
  for (const one of ['start', 'finish', 'assess', 'startUrgent'] as const)
    await expect(step(id, one, org.ada)).rejects.toMatchObject({ code: 'illegal_state' });
  await expect(schedule(org.ada, id)).rejects.toMatchObject({ code: 'illegal_state' });
  await expect(
    act(org.ada, 'change.review', { changeId: id, result: 'success', notes: '' }),
  ).rejects.toMatchObject({ code: 'illegal_state' });
  await expect(step(id, 'cancel', org.asha)).rejects.toMatchObject({ code: 'forbidden' });
  await step(id, 'cancel');
  // What is over stays as it was.
  await expect(step(id, 'submit')).rejects.toMatchObject({ code: 'illegal_state' });
  await expect(
    act(org.omar, 'change.touch', { changeId: id, assetId: newId(), touched: true }),
  ).rejects.toMatchObject({ code: 'illegal_state' });
});

it('A7: what is named has to be there for whoever names it', async () => {
  const nowhere = newId();
  for (const over of [
    ...[{ ownerId: nowhere }, { siteId: nowhere }, { categoryId: nowhere }, { teamId: nowhere }],
    ...[{ ownerId: org.asha.id }, { incidentIds: [nowhere] }, { problemIds: [nowhere] }],
    ...[{ type: 'standard' as const, templateId: nowhere }, { templateId: nowhere }],
  ])
    await expect(opened(over)).rejects.toMatchObject({ code: 'invalid' });
});

it('an approval is void once the change is another, and a decision on what was is refused', async () => {
  const id = await asked();
  const seen = changeSeenOf(await row(id));
  await decide(org.meera, id);
  const add = { kind: 'add', title: 'And the switch', ownerId: null, minutes: 30 } as const;
  await act(org.omar, 'change.plan', { changeId: id, op: add });
  expect(await row(id)).toMatchObject({ state: 'assessing', approval: null });
  await step(id, 'ask');
  const stale = { changeId: id, decision: 'approved', comment: '', seen } as const;
  await expect(act(org.nils, 'change.decide', stale)).rejects.toMatchObject({ code: 'changed' });
  await decide(org.nils, id, 'rejected');
  await decide(org.lena, id, 'rejected');
  expect(await row(id)).toMatchObject({ state: 'rejected' });
});

it('a freeze blocks scheduling on the server; who overrules it says why, and that is audited', async () => {
  const id = await asked();
  await decide(org.nils, id);
  await decide(org.lena, id);
  const freeze = {
    freezeId: newId(),
    name: 'Go-live',
    reason: '',
    kind: 'freeze' as const,
    siteId: null,
    active: true,
  };
  await act(org.meera, 'freeze.save', { ...freeze, from: at - HOUR, to: at + HOUR / 2 });
  await expect(schedule(org.omar, id)).rejects.toMatchObject({ code: 'frozen' });
  await expect(schedule(org.omar, id, 'I want to')).rejects.toMatchObject({ code: 'forbidden' });
  await schedule(org.meera, id, 'The line is down');
  expect(await row(id)).toMatchObject({ state: 'scheduled', overrideReason: 'The line is down' });
  const audit = await base.db
    .select({ actorId: auditEntry.actorId, value: auditValue.value })
    .from(auditEntry)
    .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(eq(auditEntry.action, 'change.schedule'))
    .orderBy(desc(auditEntry.id))
    .limit(1);
  expect(audit[0]?.actorId).toBe(org.meera.id);
  expect(JSON.stringify(audit[0]?.value)).toContain('The line is down');
  await act(org.meera, 'freeze.save', { ...freeze, active: false, from: at - HOUR, to: at + HOUR / 2 });
});

it('an urgent change begins at once, and is over once it is approved', async () => {
  const id = await opened({ type: 'emergency' });
  await step(id, 'startUrgent');
  await step(id, 'finish');
  const review = { changeId: id, result: 'success', notes: '' } as const;
  await expect(act(org.omar, 'change.review', review)).rejects.toMatchObject({ code: 'illegal_state' });
  await decide(org.meera, id);
  await decide(org.lena, id);
  await act(org.omar, 'change.review', review);
  expect(await row(id)).toMatchObject({ state: 'closed', approval: { outcome: 'approved' } });
});

it('a standard change is made of one that went well, and begins without being asked about', async () => {
  const id = await asked();
  await decide(org.meera, id);
  await decide(org.nils, id);
  await schedule(org.omar, id);
  await step(id, 'start');
  await step(id, 'finish');
  await act(org.omar, 'change.review', { changeId: id, result: 'success', notes: '' });
  const templateId = newId();
  await act(org.meera, 'changeTemplate.save', { templateId, name: 'Swap', changeId: id, active: true });
  const again = await opened({ type: 'standard', templateId });
  await step(again, 'submit');
  await schedule(org.omar, again);
  await step(again, 'start');
  expect(await row(again)).toMatchObject({
    state: 'implementing',
    backOut: 'Old ones back in',
    approval: null,
  });
});

it('problems and incidents are found and tied by those who see them, and each sees those they may', async () => {
  const asha = await Device.open(org.asha);
  const ticketId = await asha.reported({ title: 'The ceiling lamp hums' });
  const id = await opened();
  const who = { actor: org.meera } as unknown as SignedIn;
  const found = await findLinks({ text: 'ceiling lamp' }, who);
  expect(found).toMatchObject([{ kind: 'incident', id: ticketId }]);
  const problemId = newId();
  await runOne(org.meera, newId(), 'problem.open', {
    ...{ problemId, title: 'Lamps hum', description: '', categoryId: null, siteId: null, ownerId: null },
    ...{ words: [], ticketIds: [] },
  });
  expect(await findLinks({ text: 'LAMPS hum' }, who)).toMatchObject([{ kind: 'problem', id: problemId }]);
  await act(org.meera, 'change.link', { changeId: id, kind: 'incident', id: ticketId, linked: true });
  await act(org.meera, 'change.link', { changeId: id, kind: 'problem', id: problemId, linked: true });
  expect((await linksOf(org.meera, await row(id))).map((one) => one.id)).toEqual([problemId, ticketId]);
  // Of another team's incident nobody reads by the way of a change.
  expect((await linksOf(org.nils, await row(id))).map((one) => one.id)).toEqual([problemId]);
  await expect(
    act(org.nils, 'change.link', { changeId: await opened(), kind: 'incident', id: ticketId, linked: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
  await act(org.meera, 'change.link', { changeId: id, kind: 'problem', id: problemId, linked: false });
  expect((await linksOf(org.meera, await row(id))).map((one) => one.id)).toEqual([ticketId]);
});
