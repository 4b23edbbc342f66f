import { describe, expect, test } from 'vitest';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';
import { resolutionOf, trackerSteps } from './tracker-steps';

const ticket = (facts: Partial<TicketRow>) =>
  ({
    state: 'new',
    createdAt: 10,
    stateSince: 10,
    resolvedAt: null,
    assigneeId: null,
    ...facts,
  }) as TicketRow;
const entry = (effectiveAt: number, data: TimelineRow['data']) => ({ effectiveAt, data }) as TimelineRow;
const line = (row: TicketRow, entries: TimelineRow[]) =>
  trackerSteps(row, entries).map((step) => `${step.id} ${step.status} ${step.at}`);

const taken = entry(20, { step: 'take', to: 'assigned', assigneeTo: 'p' });
const started = entry(30, { step: 'start', to: 'in_progress', assigneeTo: 'p' });

describe('the way of a report', () => {
  test('nobody has it yet', () => {
    expect(line(ticket({}), [entry(10, {})])).toEqual([
      'received now 10',
      'assigned todo null',
      'in_progress todo null',
      'fixed todo null',
    ]);
  });

  test('waiting is still in progress', () => {
    const held = entry(40, { step: 'hold', to: 'on_hold' });
    expect(line(ticket({ state: 'on_hold', stateSince: 40 }), [held, started, taken])).toEqual([
      'received done 10',
      'assigned done 20',
      'in_progress now 30',
      'fixed todo null',
    ]);
  });

  test('fixed waits for an answer, closed does not', () => {
    const fixed = ticket({ state: 'resolved', stateSince: 50, resolvedAt: 50 });
    expect(line(fixed, [taken, started]).at(-1)).toBe('fixed now 50');
    expect(line({ ...fixed, state: 'closed' }, [taken, started]).at(-1)).toBe('fixed done 50');
  });

  test('told twice goes on under another report, until that one is over', () => {
    const twice = ticket({ state: 'closed', resolutionCode: 'duplicate', stateSince: 40 });
    const declared = entry(40, { step: 'duplicate' });
    const became = (at: number, to: 'resolved' | 'cancelled' | 'assigned') =>
      entry(at, { relation: 'duplicate', to });
    expect(line(twice, [declared])).toEqual(['received done 10', 'duplicate now 40']);
    const fixed = [declared, became(50, 'resolved')];
    expect(line(twice, fixed)).toEqual(['received done 10', 'duplicate done 40', 'otherFixed now 50']);
    expect(line(twice, [...fixed, became(60, 'assigned')]).at(-1)).toBe('duplicate now 40');
    expect(line(twice, [...fixed, became(70, 'cancelled')]).at(-1)).toBe('otherCancelled now 70');
    // Opened again and told twice once more: what became of the first one before does not count.
    const again = { ...twice, stateSince: 90 };
    expect(line(again, [...fixed, entry(90, { step: 'duplicate' })]).at(-1)).toBe('duplicate now 90');
  });

  test('resolved at once has no time for what was skipped', () => {
    expect(line(ticket({ state: 'resolved', resolvedAt: 50 }), [])).toEqual([
      'received done 10',
      'assigned done null',
      'in_progress done null',
      'fixed now 50',
    ]);
  });

  test('after a reopening the old steps no longer count', () => {
    const again = entry(60, { step: 'reopen', to: 'assigned' });
    expect(line(ticket({ state: 'assigned', stateSince: 60 }), [taken, started, again])).toEqual([
      'received done 10',
      'assigned now 60',
      'in_progress todo null',
      'fixed todo null',
    ]);
  });

  const said = (at: number, kind: 'travel' | 'arrive', minutes?: number, actorId = 'p') =>
    ({ ...entry(at, minutes === undefined ? {} : { minutes }), kind, actorId }) as TimelineRow;
  const begun = entry(30, { step: 'start', to: 'in_progress', assigneeFrom: 'p', assigneeTo: 'p' });
  const theirs = ticket({ state: 'assigned', stateSince: 20, assigneeId: 'p' });

  test('on the way and on site stand only where they were said', () => {
    const [way, there] = [said(25, 'travel', 20), said(28, 'arrive')];
    expect(line(theirs, [taken, way])).toEqual([
      ...['received done 10', 'assigned done 20', 'travel now 25', 'fixed todo null'],
    ]);
    expect(trackerSteps(theirs, [taken, way])[2]?.minutes).toBe(20);
    expect(line(theirs, [taken, there, way])).toEqual([
      ...['received done 10', 'assigned done 20', 'travel done 25', 'arrive now 28', 'fixed todo null'],
    ]);
    expect(line({ ...theirs, state: 'in_progress' }, [taken, way, there, begun])).toContain('arrive now 28');
    expect(line({ ...theirs, state: 'resolved', resolvedAt: 50 }, [taken, there]).at(2)).toBe(
      'arrive done 28',
    );
  });

  test('work that began on the way or waits is told too; whoever sets out again has left', () => {
    const way = said(25, 'travel');
    expect(line({ ...theirs, state: 'in_progress' }, [taken, way, begun]).slice(2)).toEqual([
      ...['travel done 25', 'in_progress now 30', 'fixed todo null'],
    ]);
    const held = line({ ...theirs, state: 'on_hold' }, [taken, way, said(28, 'arrive'), begun]);
    expect(held.slice(2, -1)).toEqual(['travel done 25', 'arrive done 28', 'in_progress now 30']);
    expect(line(theirs, [taken, said(22, 'arrive'), way])).toContain('travel now 25');
    expect(line(theirs, [taken, said(22, 'arrive'), way]).join()).not.toContain('arrive');
  });

  test('what somebody said who no longer has it does not count', () => {
    const handed = entry(26, { step: 'assign', to: 'assigned', assigneeFrom: 'p', assigneeTo: 'q' });
    const others = { ...theirs, assigneeId: 'q' };
    expect(line(others, [taken, said(25, 'travel'), handed])).toContain('assigned now 20');
    expect(line(others, [taken, said(25, 'travel'), handed, said(27, 'travel', 5, 'q')])).toContain(
      'travel now 27',
    );
    expect(line(others, [taken, handed, said(27, 'travel', 5, 'p')])).toContain('assigned now 20');
  });

  test('told twice ends it', () => {
    const twice = ticket({ state: 'closed', resolutionCode: 'duplicate', stateSince: 70, resolvedAt: 70 });
    expect(line(twice, [taken])).toEqual(['received done 10', 'duplicate now 70']);
  });

  test('cancelled ends it', () => {
    expect(line(ticket({ state: 'cancelled', stateSince: 70 }), [taken])).toEqual([
      'received done 10',
      'cancelled now 70',
    ]);
  });
});

test('the last resolution counts, and none while it is open', () => {
  const said = (at: number, body: string) => ({ ...entry(at, { step: 'resolve', to: 'resolved' }), body });
  const entries = [said(80, 'second'), said(40, 'first'), said(90, '')];
  expect(resolutionOf(ticket({ state: 'resolved' }), entries)?.body).toBe('second');
  expect(resolutionOf(ticket({ state: 'in_progress' }), entries)).toBeUndefined();
});
