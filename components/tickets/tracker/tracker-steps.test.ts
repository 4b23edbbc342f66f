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
