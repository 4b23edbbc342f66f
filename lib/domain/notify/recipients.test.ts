import { describe, expect, it } from 'vitest';
import { recipients } from './recipients';

describe('who hears', () => {
  it('the assignee of an assignment, the requester of a resolution', () => {
    expect(recipients({ type: 'ticket.assigned', ticketId: 'k', assigneeId: 't' }, 'm')).toEqual([
      { personId: 't', event: 'ticket.assigned', ticketId: 'k' },
    ]);
    expect(recipients({ type: 'ticket.resolved', ticketId: 'k', requesterId: 'r' }, 't')).toEqual([
      { personId: 'r', event: 'ticket.resolved', ticketId: 'k' },
    ]);
  });
  it('never oneself of one’s own acts', () => {
    expect(recipients({ type: 'ticket.assigned', ticketId: 'k', assigneeId: 't' }, 't')).toEqual([]);
    expect(recipients({ type: 'ticket.resolved', ticketId: 'k', requesterId: 't' }, 't')).toEqual([]);
  });
});
