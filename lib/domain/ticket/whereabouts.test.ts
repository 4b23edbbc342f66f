import { describe, expect, it } from 'vitest';
import { whereabouts } from './whereabouts';

const ticket = { state: 'assigned', assigneeId: 't' } as const;
const travel = { kind: 'travel', actorId: 't', effectiveAt: 10, data: { minutes: 20 } } as const;
const arrive = { kind: 'arrive', actorId: 't', effectiveAt: 30, data: {} } as const;
const step = (name: string, effectiveAt: number) =>
  ({ kind: 'step', actorId: 'm', effectiveAt, data: { step: name } }) as const;

describe('where the technician is', () => {
  it('is on the way, then there', () => {
    expect(whereabouts(ticket, [travel])).toEqual({ at: 'way', since: 10, minutes: 20 });
    expect(whereabouts(ticket, [arrive, travel])).toEqual({ at: 'place', since: 30 });
  });
  it('goes on through starting, and begins anew after a hold or with somebody else', () => {
    expect(whereabouts(ticket, [travel, step('start', 20)])).toMatchObject({ at: 'way' });
    expect(whereabouts(ticket, [travel, step('hold', 20)])).toBeNull();
    expect(whereabouts(ticket, [travel, step('assign', 20)])).toBeNull();
    expect(whereabouts({ ...ticket, assigneeId: 'other' }, [travel])).toBeNull();
  });
  it('says nothing of what is over', () => {
    expect(whereabouts({ ...ticket, state: 'resolved' }, [travel])).toBeNull();
    expect(whereabouts(ticket, [])).toBeNull();
  });
});
