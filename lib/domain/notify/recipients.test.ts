import { describe, expect, it } from 'vitest';
import { needsParties, recipients } from './recipients';

const parties = { assigneeId: 't', teamMemberIds: ['t', 'u'], managerIds: ['m'] };
const mark = (percent: number, ...acts: ('assignee' | 'team' | 'manager' | 'raise')[]) =>
  ({ type: 'ticket.mark', ticketId: 'k', measure: 'resolution', percent, acts }) as const;

describe('who hears', () => {
  it('the assignee of an assignment, the requester of a resolution', () => {
    expect(recipients({ type: 'ticket.assigned', ticketId: 'k', assigneeId: 't' }, 'm', null)).toEqual([
      { personId: 't', event: 'ticket.assigned', ticketId: 'k' },
    ]);
    expect(recipients({ type: 'ticket.resolved', ticketId: 'k', requesterId: 'r' }, 't', null)).toEqual([
      { personId: 'r', event: 'ticket.resolved', ticketId: 'k' },
    ]);
  });
  it('never oneself of one’s own acts', () => {
    expect(recipients({ type: 'ticket.assigned', ticketId: 'k', assigneeId: 't' }, 't', null)).toEqual([]);
    expect(recipients({ type: 'ticket.resolved', ticketId: 'k', requesterId: 't' }, 't', null)).toEqual([]);
  });
  it('of a mark those whom the promise names, each once', () => {
    expect(needsParties(mark(75, 'assignee'))).toBe(true);
    expect(recipients(mark(75, 'assignee'), 'system', parties)).toEqual([
      { personId: 't', event: 'ticket.warned', ticketId: 'k' },
    ]);
    expect(recipients(mark(100, 'assignee', 'team', 'manager'), 'system', parties)).toEqual([
      { personId: 't', event: 'ticket.breached', ticketId: 'k' },
      { personId: 'u', event: 'ticket.breached', ticketId: 'k' },
      { personId: 'm', event: 'ticket.breached', ticketId: 'k' },
    ]);
    expect(recipients(mark(100, 'raise'), 'system', parties)).toEqual([]);
    expect(recipients(mark(75, 'assignee'), 'system', { ...parties, assigneeId: null })).toEqual([]);
  });
});
