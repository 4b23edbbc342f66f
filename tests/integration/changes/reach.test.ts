import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asset } from '#db/schema/assets';
import { calendarFeed, change } from '#db/schema/changes';
import { auditEntry } from '#db/schema/operations';
import { person } from '#db/schema/people';
import type { Role } from '#domain/access/roles';
import type { ChangeResult } from '#domain/change/change';
import { changeFigures, FIGURE_DAYS, FIGURE_OF, type FigureOf } from '#domain/change/figures';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import { dependantsOf } from '#server/assets/impact';
import type { SignedIn } from '#server/auth/sessions';
import { actOnChange, changeActRequest } from '#server/changes/act';
import { assetsOf, findAssets } from '#server/changes/assets';
import { maybeCaused } from '#server/changes/caused';
import { calendarShare, endShare, shareCalendar } from '#server/changes/feed';
import { answerFeed } from '#server/changes/feed-route';
import { behindFigure, endedChanges } from '#server/changes/figures';
import { linksOf } from '#server/changes/links';
import { listChanges, readChange } from '#server/changes/read';
import { runOne } from '#server/problems/run';
import type { ArgsOf, MutationName } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** How far a change reaches: who feels it, what leans on it, what came of it, and who reads of it in a calendar. */
let base: TestDatabase;
let org: Organisation;
const [radio, feeder, service] = [newId(), newId(), newId()];

interface Who {
  id: Id;
  role: Role;
}
const signedIn = (who: Who) => ({ actor: { ...who, teamIds: [] } }) as unknown as SignedIn;
const act = <N extends MutationName>(who: Who, name: N, args: ArgsOf<N>) =>
  actOnChange(changeActRequest.parse({ uid: newId(), name, args, base: null }), signedIn(who));
const does = <N extends MutationName>(who: Who, name: N, args: ArgsOf<N>) =>
  runOne({ ...who, teamIds: [] } as never, newId(), name, args, null);
const row = async (id: Id) => {
  const found = await readChange(id);
  if (!found) throw new Error('no change');
  return found;
};
const said = { title: 'Swap', reason: 'Old', description: '', categoryId: null, siteId: null, teamId: null };
async function opened(over: Partial<ArgsOf<'change.open'>> = {}): Promise<Id> {
  const changeId = newId();
  await act(org.omar, 'change.open', {
    ...{ changeId, type: 'normal', templateId: null, ...said, ownerId: org.omar.id },
    ...{ incidentIds: [], problemIds: [] },
    ...over,
  });
  return changeId;
}

beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  const classId = newId();
  const klass = { classId, name: 'Service', parentId: null, icon: 'service' as const, service: true };
  await does(org.ada, 'assetClass.save', { ...klass, attributes: [], active: true });
  const blank = { ownerId: null, userId: null, teamId: null, purchasedOn: null, warrantyUntil: null };
  const more = { model: '', serial: '', supplier: '', costCents: null, currency: null };
  for (const [assetId, name, over] of [
    [radio, 'Radio', {}],
    [feeder, 'Feeder', {}],
    [service, 'Nurse call', { classId, userId: org.asha.id }],
  ] as const)
    await does(org.omar, 'asset.save', {
      ...{ assetId, tag: `T-${name}`, name, classId: null, state: 'in_use' as const, siteId: null },
      ...{ ...blank, place: null, ...more, servesSiteIds: [], attributes: {}, notes: '', ...over },
    });
  await does(org.omar, 'asset.relate', { assetId: radio, kind: 'depends_on', toId: feeder, wayRound: '' });
  await does(org.omar, 'asset.relate', { assetId: service, kind: 'runs_on', toId: radio, wayRound: '' });
});
afterAll(() => base.drop());

it('who feels it is found out by the server, raises the risk, and is found out anew when it is handed in', async () => {
  const changeId = await opened();
  await act(org.omar, 'change.touch', { changeId, assetId: feeder, touched: true });
  expect((await row(changeId)).felt).toEqual({ services: 1, people: 1, sites: 0 });
  await act(org.omar, 'change.edit', {
    ...{ changeId, ...said, ownerId: org.omar.id, backOut: 'Back', tests: '' },
    ...{ windowFrom: null, windowTo: null, risk: '200/000' },
  });
  expect((await row(changeId)).riskLevel).toBe('high');
  await base.db.update(asset).set({ userId: null }).where(eq(asset.id, service));
  await act(org.omar, 'change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'Swap', ownerId: null, minutes: 5 } },
  });
  await act(org.omar, 'change.step', { changeId, step: 'submit', note: '', leaveSteps: false });
  expect((await row(changeId)).felt).toEqual({ services: 1, people: 0, sites: 0 });
  await act(org.omar, 'change.touch', { changeId, assetId: feeder, touched: false });
  expect(await row(changeId)).toMatchObject({ assetIds: [], felt: null, riskLevel: 'medium' });
  await expect(
    act(org.omar, 'change.touch', { changeId, assetId: newId(), touched: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    act(org.asha, 'change.touch', { changeId, assetId: radio, touched: true }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});

it('assets are found by name, tag and serial, and those it touches stand by name', async () => {
  expect((await findAssets({ text: 'nurse' })).map(({ id }) => id)).toEqual([service]);
  expect((await findAssets({ text: 't-feed' })).map(({ id }) => id)).toEqual([feeder]);
  expect(await findAssets({ text: '%' })).toEqual([]);
  expect((await assetsOf({ assetIds: [service, radio] })).map(({ name }) => name)).toEqual([
    'Nurse call',
    'Radio',
  ]);
});

it('what leans on its assets, over what lies between, is in its way', async () => {
  const found = await dependantsOf([{ assetIds: [feeder] }, { assetIds: [service] }]);
  expect(found).toEqual({ [feeder]: [service] });
});

it('an asset that was made one with another leads on to what it is now', async () => {
  const double = newId();
  await does(org.omar, 'asset.found', { assetId: double, tag: 'T-FEEDER-2', siteId: null, place: 'Cellar' });
  const changeId = await opened();
  await act(org.omar, 'change.touch', { changeId, assetId: double, touched: true });
  expect((await row(changeId)).felt).toMatchObject({ services: 0 });
  await does(org.omar, 'asset.merge', { assetId: feeder, doubleId: double });
  const named = await dependantsOf([{ assetIds: [double] }, { assetIds: [feeder, service] }]);
  expect([...(named[double] ?? [])].sort()).toEqual([feeder, service].sort());
  await act(org.omar, 'change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'Swap', ownerId: null, minutes: 5 } },
  });
  await act(org.omar, 'change.edit', {
    ...{ changeId, ...said, ownerId: org.omar.id, backOut: 'Back', tests: '' },
    ...{ windowFrom: null, windowTo: null, risk: '000/000' },
  });
  await act(org.omar, 'change.step', { changeId, step: 'submit', note: '', leaveSteps: false });
  expect((await row(changeId)).felt).toMatchObject({ services: 1 });
  await expect(
    act(org.omar, 'change.touch', { changeId: await opened(), assetId: double, touched: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

it('incidents it may have caused are proposed to whoever may see them, until somebody says that it did', async () => {
  const changeId = await opened({ type: 'emergency' });
  await act(org.omar, 'change.touch', { changeId, assetId: feeder, touched: true });
  const report = async (assetId: Id | null, title: string) => {
    const ticketId = newId();
    await does(org.omar, 'ticket.report', {
      ...{ ticketId, title, description: '', impact: 3, urgency: 3, categoryId: null, siteId: null },
      ...{ place: null, requesterId: org.asha.id, ...(assetId ? { assetId } : {}) },
    });
    return ticketId;
  };
  await act(org.ada, 'changePolicy.save', {
    ...{ policyId: newId(), name: 'CAB', position: 1, types: [], riskAtLeast: null, siteIds: [] },
    ...{ categoryIds: [], personIds: [org.meera.id], teamId: null, need: 'any', last: false, active: true },
  });
  expect(await maybeCaused(signedIn(org.omar).actor, await row(changeId))).toEqual([]);
  await act(org.omar, 'change.step', { changeId, step: 'startUrgent', note: '', leaveSteps: false });
  const [about, beside] = [await report(service, 'No calls'), await report(null, 'Other')];
  const proposed = async (who: Who) =>
    (await maybeCaused({ ...who, teamIds: [] } as never, await row(changeId))).map(({ id }) => id);
  expect(await proposed(org.omar)).toEqual([about]);
  expect(await proposed(org.asha)).toEqual([about]);
  const stranger = (await base.db.select().from(person)).find(
    ({ id, role }) => role === 'requester' && id !== org.asha.id,
  );
  if (stranger) expect(await proposed(stranger)).toEqual([]);
  await act(org.omar, 'change.link', { changeId, kind: 'caused', id: about, linked: true });
  expect(await proposed(org.omar)).not.toContain(beside);
  expect(await proposed(org.omar)).toEqual([]);
  expect(await linksOf(signedIn(org.omar).actor, await row(changeId))).toMatchObject([
    { kind: 'caused', id: about },
  ]);
});

it('each figure is as many changes as the list behind it has', async () => {
  const now = Date.now();
  const ends = async (
    type: 'normal' | 'emergency',
    result: ChangeResult,
    causedIds: Id[],
    endedAt: number,
  ) => {
    const changeId = await opened({ type });
    await base.db
      .update(change)
      .set({
        state: 'closed',
        result,
        causedIds,
        endedAt,
        startedAt: endedAt - HOUR,
        createdAt: endedAt - 3 * HOUR,
      })
      .where(eq(change.id, changeId));
  };
  await ends('normal', 'success', [], now);
  await ends('normal', 'failed', [newId()], now - 5 * DAY);
  await ends('emergency', 'success', [newId(), newId()], now - 29 * DAY);
  await ends('emergency', 'backed_out', [], now - 40 * DAY);
  for (const days of FIGURE_DAYS) {
    const figures = changeFigures(await endedChanges(days, now));
    expect(figures.ended).toBe(days === 30 ? 3 : 4);
    expect(figures.lead).toBe(2 * HOUR);
    const listed = async (of: FigureOf | null) =>
      (await listChanges('all', 1, behindFigure(of, days, now))).lines.length;
    expect(await listed(null)).toBe(figures.ended);
    for (const of of FIGURE_OF) expect([of, await listed(of)]).toEqual([of, figures.of[of]]);
  }
  expect(changeFigures(await endedChanges(30, now)).of).toMatchObject({
    caused: 2,
    emergency: 1,
    success: 2,
  });
});

const asked = (secret: string) => answerFeed(secret, '10.0.0.1');
const secretOf = (address: string) => address.split('/').at(-1) ?? '';

it('a calendar reads changes under a secret address, until it is another, is taken back, or its holder has left', async () => {
  const changeId = await opened({ title: 'Move the core, then; look' });
  const at = Date.now() + 5 * HOUR;
  await act(org.omar, 'change.edit', {
    ...{ changeId, ...said, title: 'Move the core, then; look', ownerId: org.omar.id, backOut: 'Back' },
    ...{ tests: '', windowFrom: at, windowTo: at + HOUR, risk: '000/000' },
  });
  await act(org.omar, 'change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'Swap', ownerId: null, minutes: 5 } },
  });
  for (const step of ['submit', 'assess', 'ask'] as const)
    await act(org.omar, 'change.step', { changeId, step, note: '', leaveSteps: false });
  await act(org.meera, 'freeze.save', {
    ...{ freezeId: newId(), name: 'Go-live', reason: '', kind: 'freeze', from: at, to: at + HOUR },
    ...{ siteId: null, active: true },
  });
  const first = secretOf(await shareCalendar({}, signedIn(org.omar)));
  const answer = await asked(first);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = (await answer.text()).replaceAll('\r\n ', '');
  expect(text).toContain('BEGIN:VCALENDAR');
  expect(text).toContain('Move the core\\, then\\; look');
  expect(text).toContain(`UID:${changeId}`);
  expect(text).toContain('STATUS:TENTATIVE');
  expect(text).toContain('SUMMARY:Freeze: Go-live');
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  expect(text).toContain(`DTSTART:${stamp}`);
  expect((await calendarShare(org.omar.id))?.askedAt).not.toBeNull();
  // The secret itself is nowhere.
  const [kept] = await base.db.select().from(calendarFeed);
  expect(JSON.stringify(kept)).not.toContain(first);
  const second = secretOf(await shareCalendar({}, signedIn(org.omar)));
  expect((await asked(first)).status).toBe(404);
  expect((await asked(second)).status).toBe(200);
  await base.db.update(person).set({ active: false }).where(eq(person.id, org.omar.id));
  expect((await asked(second)).status).toBe(404);
  await base.db.update(person).set({ active: true, role: 'requester' }).where(eq(person.id, org.omar.id));
  expect((await asked(second)).status).toBe(404);
  await base.db.update(person).set({ role: 'technician' }).where(eq(person.id, org.omar.id));
  await endShare({}, signedIn(org.omar));
  await endShare({}, signedIn(org.omar));
  expect((await asked(second)).status).toBe(404);
  expect(await calendarShare(org.omar.id)).toBeNull();
  const deeds = await base.db.select({ action: auditEntry.action }).from(auditEntry);
  expect(deeds.filter(({ action }) => action === 'person.unshareCalendar')).toHaveLength(1);
  expect(deeds.filter(({ action }) => action === 'person.shareCalendar')).toHaveLength(2);
});

it('who tries secrets is slowed down, and then no longer answered', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 40; n++) answers.push((await asked(`guess-${n}`)).status);
  expect(answers).toContain(429);
  expect(answers).not.toContain(200);
});
