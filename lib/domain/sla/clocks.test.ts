import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, type Instant, MINUTE } from '../kernel/types';
import type { HoldReason, TicketState } from '../ticket/states';
import type { Calendar } from './calendar';
import {
  applied,
  type ClockChanges,
  type ClockRules,
  type Clocks,
  changesOf,
  NO_CLOCKS,
  reviewed,
} from './clocks';
import { type ClockEntry, clockHistory } from './history';
import { type ClockFacts, MEASURES, type SlaPolicy } from './policy';
import { escalated, type Pace, usedAt } from './run';

const calendar: Calendar = {
  id: 'office',
  zone: 'Europe/Berlin',
  week: [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day < 5
      ? [
          [480, 720],
          [780, 1020],
        ]
      : [],
  ),
  holidays: [],
};
const base: SlaPolicy = {
  id: 'p3',
  scope: 'service',
  position: 1,
  active: true,
  kinds: [],
  priorities: [3],
  categoryIds: [],
  siteIds: [],
  teamIds: [],
  calendarId: 'office',
  responseMinutes: 60,
  resolutionMinutes: 480,
  responseBy: 'reply',
  pauseReasons: ['user'],
  onReopen: 'continue',
  escalations: [
    { measure: 'resolution', percent: 50, acts: ['assignee'] },
    { measure: 'resolution', percent: 100, acts: ['manager'] },
  ],
};
const p1: SlaPolicy = { ...base, id: 'p1', position: 0, priorities: [1], resolutionMinutes: 120 };
const team: SlaPolicy = {
  ...base,
  id: 'ola',
  scope: 'team',
  priorities: [],
  teamIds: ['net'],
  resolutionMinutes: 240,
};
const pace: Pace = {
  calendar: (id) => (id === calendar.id ? calendar : undefined),
  marks: () => [50, 100],
};
const rulesOf = (...policies: SlaPolicy[]): ClockRules => ({
  policies,
  groupOf: (id) => (id === 'wifi' ? 'network' : null),
  pace: () => pace,
});
const rules = rulesOf(base, p1, team);
/** Monday 2026-11-23, 08:00 in Berlin. */
const monday = Date.parse('2026-11-23T07:00Z');
const facts = (over: Partial<ClockFacts> = {}): ClockFacts => ({
  kind: 'incident',
  priority: 3,
  categoryId: null,
  siteId: null,
  teamId: 'desk',
  state: 'new',
  holdReason: null,
  ...over,
});

/** A ticket that lives: every act changes its clocks as mutators do, and leaves an entry. */
class Told {
  clocks: Clocks = NO_CLOCKS;
  entries: ClockEntry[] = [];
  now: ClockFacts | null = null;
  constructor(readonly by: ClockRules = rules) {}
  act(
    at: Instant,
    over: Partial<ClockFacts> = {},
    heard: { replied?: boolean; accepted?: boolean } = {},
  ): this {
    const after = { ...(this.now ?? facts()), ...over };
    const clock: ClockChanges = changesOf(this.clocks, this.now, after, { at, ...heard }, this.by);
    this.clocks = applied(this.clocks, clock, at, this.by.pace);
    this.entries.push({
      id: String(this.entries.length),
      effectiveAt: at,
      receivedAt: this.entries.length,
      clock,
    });
    this.now = after;
    return this;
  }
  hold = (at: Instant, reason: HoldReason) => this.act(at, { state: 'on_hold', holdReason: reason });
  go = (at: Instant, state: TicketState = 'in_progress') => this.act(at, { state, holdReason: null });
}
const reported = (by?: ClockRules) => new Told(by).act(monday);

describe('the clocks of a ticket', () => {
  it('start with the report, by the first promise that fits', () => {
    const { response, resolution, team } = reported().clocks;
    expect(response).toMatchObject({ policyId: 'p3', target: HOUR, dueAt: monday + HOUR, used: 0 });
    // Eight hours: the whole of Monday, with the break.
    expect(resolution).toMatchObject({ dueAt: monday + 9 * HOUR, warnAt: monday + 7 * HOUR });
    expect(resolution?.nextAt).toBe(monday + 4 * HOUR);
    expect(team).toBeNull();
  });

  it('promise nothing where no policy fits, or none that says how long', () => {
    expect(new Told(rulesOf(p1)).act(monday).clocks).toEqual(NO_CLOCKS);
    const open = { ...base, responseMinutes: null, resolutionMinutes: null };
    expect(new Told(rulesOf(open)).act(monday).clocks).toEqual(NO_CLOCKS);
    expect(new Told(rulesOf({ ...base, active: false })).act(monday).clocks).toEqual(NO_CLOCKS);
  });

  it('fit a category by its group, and the first in the list wins', () => {
    const network = { ...base, id: 'net', position: 5, categoryIds: ['network'] };
    const clocks = new Told(rulesOf(network, { ...base, position: 9 })).act(monday, {
      categoryId: 'wifi',
    }).clocks;
    expect(clocks.resolution?.policyId).toBe('net');
    expect(new Told(rulesOf(network)).act(monday, { categoryId: 'printers' }).clocks).toEqual(NO_CLOCKS);
  });

  it('stand while the ticket waits for its reporter, and go on for what is left', () => {
    const told = reported()
      .go(monday + HOUR)
      .hold(monday + 2 * HOUR, 'user');
    expect(told.clocks.resolution).toMatchObject({ used: 2 * HOUR, since: null, dueAt: null, nextAt: null });
    told.go(monday + 7 * HOUR);
    // Six hours are left from 15:00: two today, four until Tuesday noon.
    expect(told.clocks.resolution?.dueAt).toBe(Date.parse('2026-11-24T11:00Z'));
  });

  it('run on while it waits for a vendor, if the promise says so', () => {
    expect(reported().hold(monday + HOUR, 'vendor').clocks.resolution?.since).toBe(monday);
  });

  it('are answered by the first public word, or by acceptance where the promise says so', () => {
    const told = reported().act(monday + 30 * MINUTE, {}, { replied: true });
    expect(told.clocks.response).toMatchObject({
      used: 30 * MINUTE,
      endedAt: monday + 30 * MINUTE,
      dueAt: null,
    });
    const other = reported(rulesOf({ ...base, responseBy: 'acceptance' })).act(
      monday + MINUTE,
      {},
      { replied: true },
    );
    expect(other.clocks.response?.endedAt).toBeNull();
    expect(other.act(monday + HOUR, {}, { accepted: true }).clocks.response?.endedAt).toBe(monday + HOUR);
  });

  it('are answered when it was answered, also where that becomes known after a pause', () => {
    const told = reported()
      .hold(monday + 40 * MINUTE, 'user')
      .go(monday + 2 * HOUR);
    told.act(monday + 20 * MINUTE, {}, { replied: true });
    expect(told.clocks.response).toMatchObject({ used: 20 * MINUTE, endedAt: monday + 20 * MINUTE });
    // A second one from another device, earlier still; and a later one changes nothing.
    told.act(monday + 10 * MINUTE, {}, { replied: true }).act(monday + 3 * HOUR, {}, { replied: true });
    expect(told.clocks.response).toMatchObject({ used: 10 * MINUTE, endedAt: monday + 10 * MINUTE });
    expect(clockHistory(told.entries, monday + 4 * HOUR, rules.pace).clocks).toEqual(told.clocks);
  });

  it('end with the solution, which is also an answer', () => {
    const { response, resolution } = reported().go(monday + 2 * HOUR, 'resolved').clocks;
    expect(resolution).toMatchObject({ used: 2 * HOUR, endedAt: monday + 2 * HOUR });
    expect(response).toMatchObject({ used: 2 * HOUR, endedAt: monday + 2 * HOUR });
  });

  it('go on where it is reopened, or begin again', () => {
    const again = (by: ClockRules) =>
      reported(by)
        .go(monday + 2 * HOUR, 'resolved')
        .act(monday + 3 * HOUR, { state: 'assigned' }).clocks.resolution;
    expect(again(rules)).toMatchObject({ used: 2 * HOUR, since: monday + 3 * HOUR, endedAt: null });
    const restart = rulesOf({ ...base, onReopen: 'restart' });
    expect(again(restart)).toMatchObject({ used: 0, startedAt: monday + 3 * HOUR });
  });

  it('keep what has counted under another promise, paused or not', () => {
    const told = reported()
      .hold(monday + HOUR, 'user')
      .act(monday + 2 * HOUR, { priority: 1 });
    expect(told.clocks.resolution).toMatchObject({
      policyId: 'p1',
      target: 2 * HOUR,
      used: HOUR,
      since: null,
    });
    told.go(monday + 3 * HOUR);
    expect(told.clocks.resolution?.dueAt).toBe(monday + 4 * HOUR);
    expect(told.act(monday + 3 * HOUR, { priority: 5 }).clocks.resolution).toBeNull();
  });

  it('promise no answer where work has begun before anything was promised', () => {
    const told = new Told(rulesOf(p1)).act(monday).go(monday + HOUR);
    expect(told.clocks).toEqual(NO_CLOCKS);
    const worked = { ...facts(), state: 'in_progress' as const };
    expect(reviewed(NO_CLOCKS, worked, rules)).toMatchObject({ resolution: { do: 'start' } });
    expect(reviewed(NO_CLOCKS, worked, rules).response).toBeUndefined();
    expect(reviewed(NO_CLOCKS, facts(), rules).response).toMatchObject({ do: 'start' });
    // The same where a change of priority brings the promise.
    expect(told.act(monday + 2 * HOUR, { priority: 1 }).clocks).toMatchObject({
      response: null,
      resolution: { startedAt: monday + 2 * HOUR },
    });
  });

  it('of a team begin where it gets the ticket and end where it hands it on', () => {
    const told = reported().act(monday + HOUR, { teamId: 'net' });
    expect(told.clocks.team).toMatchObject({
      policyId: 'ola',
      startedAt: monday + HOUR,
      dueAt: monday + 6 * HOUR,
    });
    expect(told.clocks.resolution?.startedAt).toBe(monday);
    expect(told.act(monday + 2 * HOUR, { teamId: 'desk' }).clocks.team).toBeNull();
  });

  it('of a team stand where it gets a ticket that waits', () => {
    const told = reported()
      .hold(monday + HOUR, 'user')
      .act(monday + 2 * HOUR, { teamId: 'net' });
    expect(told.clocks.team).toMatchObject({ since: null, used: 0 });
    expect(told.go(monday + 3 * HOUR).clocks.team?.since).toBe(monday + 3 * HOUR);
  });

  it('do not deal with a mark twice, but again where a new promise puts it ahead', () => {
    const run = reported().clocks.resolution;
    if (!run) throw new Error('no clock');
    const half = escalated(run, 50, pace);
    expect(half).toMatchObject({ done: 50, nextAt: run.dueAt });
    expect(escalated(half, 100, pace)).toMatchObject({ done: 100, nextAt: null });
    const told = reported();
    told.clocks = { ...told.clocks, resolution: half };
    // An hour of two has gone: the mark at one half is passed, and was dealt with.
    expect(told.act(monday + HOUR, { priority: 1 }).clocks.resolution?.done).toBe(50);
    const early = reported();
    early.clocks = { ...early.clocks, resolution: half };
    expect(early.act(monday + 30 * MINUTE, { priority: 1 }).clocks.resolution?.done).toBe(0);
  });

  it('foresee nothing where the calendar is not known', () => {
    const nowhere = { ...rules, pace: () => ({ ...pace, calendar: () => undefined }) };
    expect(reported(nowhere).clocks.resolution).toMatchObject({ since: monday, dueAt: null, used: 0 });
  });
});

describe('a clock told from the timeline', () => {
  it('names every stretch with its cause', () => {
    const told = reported()
      .hold(monday + HOUR, 'user')
      .go(monday + 3 * HOUR);
    const { segments } = clockHistory(told.entries, monday + 3.5 * HOUR, rules.pace);
    expect(segments.resolution).toEqual([
      { from: monday, to: monday + HOUR, runs: true, counted: HOUR, verb: 'start', entryId: '0' },
      { from: monday + HOUR, to: monday + 3 * HOUR, runs: false, counted: 0, verb: 'pause', entryId: '1' },
      { from: monday + 3 * HOUR, to: null, runs: true, counted: HOUR / 2, verb: 'run', entryId: '2' },
    ]);
  });

  it('is what mutators made of it step by step, and its stretches add up', () => {
    const acts = fc.constantFrom(
      { state: 'in_progress', holdReason: null },
      { state: 'on_hold', holdReason: 'user' },
      { state: 'on_hold', holdReason: 'vendor' },
      { state: 'resolved', holdReason: null },
      { state: 'assigned', holdReason: null },
      { priority: 1 },
      { priority: 3 },
      { priority: 5 },
      { teamId: 'net' },
      { teamId: 'desk' },
      'reply',
      'early reply',
    ) as fc.Arbitrary<Partial<ClockFacts> | 'reply' | 'early reply'>;
    const steps = fc.array(fc.tuple(acts, fc.integer({ min: 1, max: 30 * HOUR })), { maxLength: 25 });
    fc.assert(
      fc.property(steps, fc.boolean(), (story, restart) => {
        const by = rulesOf({ ...base, onReopen: restart ? 'restart' : 'continue' }, p1, team);
        const told = reported(by);
        let at = monday;
        for (const [act, pause] of story) {
          if (act === 'early reply') told.act(Math.max(monday, at - pause), {}, { replied: true });
          else {
            at += pause;
            // From there the state table knows only the way back.
            const isOver = told.now?.state === 'resolved' && act !== 'reply' && act.state !== undefined;
            if (isOver && act.state !== 'assigned') continue;
            if (act === 'reply') told.act(at, {}, { replied: true });
            else told.act(at, act);
          }
          for (const measure of MEASURES) {
            const run = told.clocks[measure];
            if (run) expect(usedAt(run, at, pace)).toBeGreaterThanOrEqual(0);
          }
        }
        const now = at + HOUR;
        const history = clockHistory(told.entries, now, by.pace);
        for (const measure of ['resolution', 'team'] as const) {
          expect(history.clocks[measure]).toEqual(told.clocks[measure]);
          const run = history.clocks[measure];
          const sum = history.segments[measure].reduce((all, { counted }) => all + counted, 0);
          expect(sum).toBe(run ? usedAt(run, now, pace) : 0);
        }
        // When an answer came and what it took is the same; which promise it then counted against may have come later.
        const [a, b] = [history.clocks.response, told.clocks.response];
        expect(a && { used: a.used, endedAt: a.endedAt }).toEqual(b && { used: b.used, endedAt: b.endedAt });
      }),
      { numRuns: 300 },
    );
  });
});
