import { describe, expect, test } from 'vitest';
import type { Actor } from '../access/roles';
import type { ApprovalFacts } from '../approval/may';
import type { TicketFacts } from '../ticket/actions';
import type { RateFacts } from '../ticket/satisfaction';
import { ACTS_SHOWN, actsFor } from './acts';
import { NOTIFIED_EVENTS, type NotifiedEvent } from './events';

const amara: Actor = { id: 'amara', role: 'technician', teamIds: ['network'] };
const meera: Actor = { id: 'meera', role: 'manager', teamIds: ['network'] };
const chau: Actor = { id: 'chau', role: 'requester', teamIds: [] };
const ticket: TicketFacts & RateFacts & ApprovalFacts = {
  ...{ stateSince: 0, resolutionCode: 'replaced', satisfaction: null, ratedAt: null },
  state: 'assigned',
  requesterId: 'chau',
  reporterId: 'chau',
  approval: null,
  tasks: null,
  assigneeId: 'amara',
  teamId: 'network',
  watcherIds: [],
  confidential: false,
};
const offered = (
  event: NotifiedEvent,
  who: Actor,
  over: Partial<TicketFacts & RateFacts> = {},
  isNote = false,
) => actsFor({ event, detail: isNote ? 'note' : null }, who, { ...ticket, ...over });

describe('what a notification offers', () => {
  test('assigned: to accept it, then to set out', () => {
    expect(offered('ticket.assigned', amara)).toEqual(['accept', 'travel']);
  });
  test('handed over in the middle of the work: still to be accepted', () => {
    expect(offered('ticket.assigned', amara, { state: 'in_progress' })).toEqual(['accept', 'travel']);
  });
  test('accepted before the push went: not asked again', () => {
    const acceptedAt = Date.UTC(2026, 0, 1);
    expect(offered('ticket.assigned', amara, { acceptedAt })).toEqual(['travel', 'reply']);
    expect(offered('ticket.breached', amara, { acceptedAt })).toEqual(['travel']);
  });
  test('resolved: its requester confirms or answers', () => {
    expect(offered('ticket.resolved', chau, { state: 'resolved' })).toEqual(['confirm', 'reply']);
  });
  test('resolved: who reported it for somebody else only answers', () => {
    expect(offered('ticket.resolved', chau, { state: 'resolved', requesterId: 'lin' })).toEqual(['reply']);
  });
  test('closed before the push went: nothing is left to confirm', () => {
    expect(offered('ticket.resolved', chau, { state: 'closed' })).toEqual(['reply']);
  });
  test('closed: its requester says how it went, once', () => {
    expect(offered('ticket.closed', chau, { state: 'closed' })).toEqual(['good', 'poor']);
    expect(offered('ticket.closed', chau, { state: 'closed', satisfaction: 3, ratedAt: 1 })).toEqual([]);
    expect(offered('ticket.closed', chau, { state: 'assigned' })).toEqual([]);
    expect(offered('ticket.closed', meera, { state: 'closed' })).toEqual([]);
  });
  test('a comment is answered where everybody reads it, a note where only staff does', () => {
    expect(offered('ticket.commented', amara)).toEqual(['reply']);
    expect(offered('ticket.commented', amara, {}, true)).toEqual(['note']);
    expect(offered('ticket.mentioned', amara, {}, true)).toEqual(['note']);
    expect(offered('ticket.commented', chau, {}, true)).toEqual([]);
  });
  test('overdue: who manages the team cannot accept what another has', () => {
    expect(offered('ticket.breached', meera)).toEqual([]);
    expect(offered('ticket.breached', amara)).toEqual(['accept', 'travel']);
  });
  test('never more than browsers show, and an order of its own for each event', () => {
    for (const event of NOTIFIED_EVENTS)
      for (const who of [amara, meera, chau])
        expect(offered(event, who).length).toBeLessThanOrEqual(ACTS_SHOWN);
  });

  test('approval wanted: to approve it, who was asked and nobody else; never one’s own', () => {
    const vote = { name: '', standInId: null, standIn: null, decision: null, byId: null, at: null };
    const votes = ['amara', 'chau'].map((personId) => ({ ...vote, personId }));
    const approval = {
      ...({ since: 0, outcome: 'wanted', decidedAt: null, remindAt: null, reminders: 0 } as const),
      groups: [{ who: 'people' as const, needed: 1, votes }],
    };
    const waiting = { ...ticket, state: 'awaiting_approval' as const, assigneeId: null, approval };
    const of = (who: Actor, over: Partial<typeof waiting> = {}) =>
      actsFor({ event: 'ticket.approvalWanted', detail: null }, who, { ...waiting, ...over });
    expect(of(amara)).toEqual(['approve']);
    expect(of(meera)).toEqual([]);
    expect(of(chau)).toEqual([]);
    expect(of(amara, { state: 'awaiting_approval', requesterId: 'amara' })).toEqual([]);
  });
});
