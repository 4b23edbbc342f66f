import { describe, expect, it } from 'vitest';
import {
  isLegal,
  isOpen,
  isWorkable,
  STEP_TABLE,
  stateAfterAssign,
  stateAfterReopen,
  TICKET_STATES,
  TICKET_STEPS,
} from './states';

/** The state table as ITIL has it, written out a second time: step -> states it is legal from. */
const LEGAL: Record<string, string[]> = {
  assign: ['new', 'assigned', 'in_progress', 'on_hold'],
  take: ['new', 'assigned'],
  start: ['new', 'assigned'],
  hold: ['new', 'assigned', 'in_progress'],
  resume: ['on_hold'],
  resolve: ['new', 'assigned', 'in_progress', 'on_hold'],
  reopen: ['resolved', 'closed'],
  close: ['resolved'],
  cancel: ['new', 'assigned', 'in_progress', 'on_hold', 'awaiting_approval'],
  duplicate: ['new', 'assigned', 'in_progress', 'on_hold'],
  accept: ['assigned', 'in_progress', 'on_hold'],
  decline: ['assigned', 'in_progress', 'on_hold'],
};

describe('state table', () => {
  for (const step of TICKET_STEPS) {
    it(`allows "${step}" from ${LEGAL[step]?.join(', ')} and from nothing else`, () => {
      expect(TICKET_STATES.filter((state) => isLegal(step, state))).toEqual(LEGAL[step]);
    });
  }
  it('lets nothing leave "cancelled"', () => {
    expect(TICKET_STEPS.filter((step) => isLegal(step, 'cancelled'))).toEqual([]);
  });
  it('reaches every state but "new", and those of an approval, by some step', () => {
    const reached = new Set(TICKET_STEPS.map((step) => STEP_TABLE[step].to));
    const others = ['new', 'awaiting_approval', 'rejected'];
    for (const state of TICKET_STATES.filter((s) => !others.includes(s))) expect(reached).toContain(state);
  });
  it('keeps progress when a ticket changes hands', () => {
    expect(stateAfterAssign('in_progress', true)).toBe('in_progress');
    expect(stateAfterAssign('on_hold', false)).toBe('on_hold');
    expect(stateAfterAssign('new', true)).toBe('assigned');
    expect(stateAfterAssign('assigned', false)).toBe('new');
  });
  it('reopens to the one who had it, or to the queue', () => {
    expect([stateAfterReopen(true), stateAfterReopen(false)]).toEqual(['assigned', 'new']);
  });
  it('counts resolved as not open', () => {
    expect(TICKET_STATES.filter(isOpen)).toEqual([
      ...['new', 'assigned', 'in_progress', 'on_hold', 'awaiting_approval'],
    ]);
  });
  it('lets nobody work on what waits for its approval, or was rejected', () => {
    expect(TICKET_STATES.filter(isWorkable)).toEqual(['new', 'assigned', 'in_progress', 'on_hold']);
    expect(TICKET_STEPS.filter((step) => isLegal(step, 'awaiting_approval'))).toEqual(['cancel']);
    expect(TICKET_STEPS.filter((step) => isLegal(step, 'rejected'))).toEqual([]);
  });
});
