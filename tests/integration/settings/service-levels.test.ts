import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { auditEntry } from '#db/schema/operations';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { flat } from '#domain/settings/flat';
import type { CalendarSetting, PromiseSetting } from '#domain/settings/shapes';
import { calendarSettings, outdatedPromises, promiseSettings } from '#server/settings/service-levels';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import {
  beginPromisesAction,
  retargetAction,
  saveCalendarAction,
  savePromiseAction,
} from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(() => as('administrator'));

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const hours = (over: Partial<Omit<CalendarSetting, 'id' | 'promises'>> = {}) => ({
  ...{ name: `Hours ${newId()}`, zone: 'Europe/Zurich', week: [DAY, DAY, DAY, DAY, DAY, [], []] },
  ...{ holidays: [{ date: '08-01', name: 'National Day' }], active: true },
  ...over,
});
const saveHours = (calendarId: Id, fields: ReturnType<typeof hours>, seen: object | null = null) =>
  saveCalendarAction({
    uid: newId(),
    args: { calendarId, ...fields } as never,
    base: seen && (flat(seen) as never),
  });
const promise = (calendarId: Id, over: Partial<Omit<PromiseSetting, 'id'>> = {}) => ({
  ...{ name: `Promise ${newId()}`, scope: 'service' as const, position: 99, active: true, kinds: [] },
  ...{ priorities: [], categoryIds: [], siteIds: [], teamIds: [], calendarId },
  ...{ responseMinutes: 30, resolutionMinutes: 240, responseBy: 'reply' as const },
  ...{ pauseReasons: ['user' as const], onReopen: 'continue' as const, escalations: [] },
  ...over,
});
const savePromise = (policyId: Id, fields: ReturnType<typeof promise>, seen: object | null = null) =>
  savePromiseAction({
    uid: newId(),
    args: { policyId, ...fields } as never,
    base: seen && (flat(seen) as never),
  });
const SAVED = { ok: true, data: { status: 'ok' } };
const refusal = (field: string, fault: string, more = {}) => ({
  ok: true,
  data: { status: 'rejected', code: 'invalid', detail: { field, fault, ...more } },
});
const always = async () => {
  const found = (await calendarSettings()).find((one) => one.name === 'Day and night');
  if (!found) throw new Error('no hours');
  return found;
};

describe('working hours', () => {
  test('are made, read back as they were, and written in the audit', async () => {
    const [id, fields] = [newId(), hours({ name: 'With a break' })];
    expect(await saveHours(id, fields)).toMatchObject(SAVED);
    expect((await calendarSettings()).find((one) => one.id === id)).toEqual({ id, ...fields, promises: [] });
    const entries = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(entries).toMatchObject([{ action: 'calendar.save', channel: 'desk' }]);
    const names = (await calendarSettings()).map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  test('two administrators change different things of the same: both are kept', async () => {
    const [id, seen] = [newId(), hours()];
    await saveHours(id, seen);
    expect(await saveHours(id, { ...seen, zone: 'Europe/Berlin' }, seen)).toMatchObject(SAVED);
    expect(await saveHours(id, { ...seen, holidays: [] }, seen)).toMatchObject(SAVED);
    expect((await calendarSettings()).find((one) => one.id === id)).toMatchObject({
      zone: 'Europe/Berlin',
      holidays: [],
    });
  });

  test('both change the same: what stands stays, and both values are told', async () => {
    const [id, seen] = [newId(), hours()];
    await saveHours(id, seen);
    const [theirs, mine] = [[{ date: '12-24', name: 'Eve' }], [{ date: '12-31', name: 'Silvester' }]];
    await saveHours(id, { ...seen, holidays: theirs }, seen);
    expect(await saveHours(id, { ...seen, holidays: mine }, seen)).toMatchObject({
      data: {
        status: 'merged',
        merged: [{ field: 'holidays', mine: JSON.stringify(mine), theirs: JSON.stringify(theirs) }],
      },
    });
    const now = { ...seen, holidays: theirs };
    expect(await saveHours(id, { ...seen, holidays: mine }, now)).toMatchObject(SAVED);
  });

  test.each([
    ['week', 'order', { day: 2 }, { week: [[], [], [[600, 600]], [], [], [], []] }],
    ['week', 'overlap', { day: 0 }, { week: [[...DAY, [900, 1_100]], [], [], [], [], [], []] }],
    ['week', 'closed', {}, { week: [[], [], [], [], [], [], []] }],
    ['zone', 'zone', {}, { zone: 'Europe/Nowhere' }],
    ['name', 'taken', {}, { name: 'day and NIGHT' }],
    [
      'holidays',
      'twice',
      {},
      {
        holidays: [
          { date: '12-25', name: 'a' },
          { date: '12-25', name: 'b' },
        ],
      },
    ],
  ])('%s: %s', async (field, fault, detail, over) => {
    expect(await saveHours(newId(), hours(over as never))).toMatchObject(refusal(field, fault, detail));
  });

  test('that promises count by are not retired, and say how many', async () => {
    const { id, promises, ...fields } = await always();
    expect(promises.length).toBeGreaterThan(0);
    expect(await saveHours(id, { ...fields, active: false } as never, fields)).toMatchObject(
      refusal('active', 'promised', { n: promises.length }),
    );
  });
});

describe('promises', () => {
  test('are made, read in their order, moved, retired and restored', async () => {
    const { id: calendarId } = await always();
    const [id, fields] = [newId(), promise(calendarId, { name: 'Moves' })];
    expect(await savePromise(id, fields)).toMatchObject(SAVED);
    const last = await promiseSettings();
    expect(last.at(-1)).toEqual({ id, ...fields });
    const [one, two] = last;
    const position = ((one?.position ?? 0) + (two?.position ?? 0)) / 2;
    expect(await savePromise(id, { ...fields, position }, fields)).toMatchObject(SAVED);
    expect((await promiseSettings()).findIndex((row) => row.id === id)).toBe(1);
    const moved = { ...fields, position };
    expect(await savePromise(id, { ...moved, active: false }, moved)).toMatchObject(SAVED);
    expect(await savePromise(id, moved, { ...moved, active: false })).toMatchObject(SAVED);
    expect(await savePromise(id, { ...moved, active: false }, moved)).toMatchObject(SAVED);
  });

  test('one moves it while the other changes its times: both are kept', async () => {
    const { id: calendarId } = await always();
    const [id, seen] = [newId(), promise(calendarId, { active: false })];
    await savePromise(id, seen);
    await savePromise(id, { ...seen, position: 7 }, seen);
    expect(await savePromise(id, { ...seen, resolutionMinutes: 60 }, seen)).toMatchObject(SAVED);
    expect((await promiseSettings()).find((one) => one.id === id)).toMatchObject({
      position: 7,
      resolutionMinutes: 60,
    });
  });

  test.each([
    ['resolutionMinutes', 'nothing', { responseMinutes: null, resolutionMinutes: null }],
    ['responseMinutes', 'longer', { responseMinutes: 500 }],
    ['responseMinutes', 'ofService', { scope: 'team' as const }],
    ['teamIds', 'ofTeam', { teamIds: [newId()] }],
    ['siteIds', 'unknown', { siteIds: [newId()] }],
    ['calendarId', 'unknown', { calendarId: newId() }],
    [
      'escalations',
      'twice',
      {
        escalations: [1, 2].map(() => ({
          measure: 'response' as const,
          percent: 75,
          acts: ['team' as const],
        })),
      },
    ],
  ])('%s: %s', async (field, fault, over) => {
    const { id } = await always();
    expect(await savePromise(newId(), promise(id, over))).toMatchObject(refusal(field, fault));
  });
});

describe('open tickets are looked at again', () => {
  const run = async () => {
    let changed = 0;
    for (;;) {
      const step = await retargetAction({});
      if (!step.ok) throw new Error(step.error.code);
      changed += step.data.changed;
      expect(step.data.changed).toBeLessThanOrEqual(40);
      if (step.data.left === 0) return changed;
      if (step.data.changed === 0) throw new Error(`stuck at ${step.data.left}`);
    }
  };

  test('they take the new promise, what has counted stays, and a second look changes nothing', async () => {
    // What the demonstration reported under other hours comes first.
    await run();
    expect(await outdatedPromises()).toBe(0);
    const { id: calendarId } = await always();
    const open = await base.db
      .select()
      .from(ticket)
      .where(inArray(ticket.state, ['new', 'assigned', 'in_progress']));
    const running = open.filter(({ sla }) => sla?.resolution?.since && sla.resolution.endedAt === null);
    const [one] = running;
    if (!one?.sla?.resolution) throw new Error('no clock runs');
    const policyId = newId();
    const fields = promise(calendarId, { position: -5, priorities: [one.priority], resolutionMinutes: 90 });
    expect(await savePromise(policyId, fields)).toMatchObject(SAVED);
    const wrong = await outdatedPromises();
    expect(wrong).toBeGreaterThanOrEqual(running.filter((row) => row.priority === one.priority).length);

    expect(await run()).toBe(wrong);
    const [now] = await base.db.select().from(ticket).where(eq(ticket.id, one.id));
    const before = one.sla.resolution;
    const after = now?.sla?.resolution;
    expect(after).toMatchObject({ policyId, calendarId, target: 90 * 60_000, startedAt: before.startedAt });
    expect(after?.past.slice(0, before.past.length)).toEqual(before.past);
    // Day and night: all that ran since then has counted.
    expect(after?.past.at(-1)).toEqual([before.since, after?.since]);
    expect(after?.used ?? 0).toBeGreaterThanOrEqual(before.used);
    const entries = await base.db.select().from(timeline).where(eq(timeline.ticketId, one.id));
    expect(entries.filter(({ kind, data }) => kind === 'mark' && 'clock' in data)).not.toEqual([]);

    const count = async () => (await base.db.select({ n: sql<number>`count(*)` }).from(timeline))[0]?.n;
    const entriesBefore = await count();
    expect(await outdatedPromises()).toBe(0);
    expect(await retargetAction({})).toMatchObject({ ok: true, data: { changed: 0, passed: 0, left: 0 } });
    expect(await count()).toBe(entriesBefore);
  });

  test('other hours of the same promise move the end, and nothing else', async () => {
    const { id, promises, ...fields } = await always();
    const week = fields.week.map((spans, day) => (day === 6 ? [] : spans));
    expect(await saveHours(id, { ...fields, week } as never, fields)).toMatchObject(SAVED);
    await run();
    expect(await outdatedPromises()).toBe(0);
  });
});

describe('a desk that promises nothing', () => {
  const begin = (uid = newId()) => beginPromisesAction({ uid });

  test('begins with the usual ones, once, whoever asks and how often', async () => {
    expect(await begin()).toMatchObject({ ok: false, error: { code: 'exists' } });
    await base.db.update(slaPolicy).set({ active: false });
    await base.db.update(calendar).set({ active: false });
    const uid = newId();
    const answers = await Promise.all([begin(uid), begin(uid), begin()]);
    expect(answers).toEqual(answers.map(() => ({ ok: true, data: { promises: 5 } })));
    const made = (await promiseSettings()).filter((one) => one.active);
    expect(made.map(({ name, priorities }) => [name, priorities])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [`Priority ${n}`, [n]]),
    );
    const used = (await calendarSettings()).filter((one) => one.active);
    expect(used.map(({ name, promises }) => [name, promises.length])).toEqual([
      ['Day and night', 2],
      ['Office hours', 3],
    ]);
    expect(await begin()).toMatchObject({ ok: true, data: { promises: 5 } });
  });

  test('goes on where a call was cut short', async () => {
    const cut = (await promiseSettings()).filter((one) => one.active).slice(2);
    for (const { id, ...fields } of cut)
      expect(await savePromise(id, { ...fields, active: false } as never, fields)).toMatchObject(SAVED);
    expect(await begin()).toMatchObject({ ok: true, data: { promises: 5 } });
    const all = (await promiseSettings()).filter((one) => one.active);
    expect(new Set(all.map(({ name }) => name)).size).toBe(5);
  });
});
