import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../access/roles';
import type { Sight } from '../access/scopes';
import { NOTIFIED_EVENTS, type TicketEvent } from './events';
import { type Parties, type Recipient, recipients, strongest } from './recipients';

const staff = (id: string) => ({ id, role: 'technician' as Role });
const asker = (id: string) => ({ id, role: 'requester' as Role });
/** Asked for by "ask", reported by "desk"; "tech" works on it, "eve" follows it. */
const parties: Parties = {
  ...{ requesterId: 'ask', reporterId: 'desk', assigneeId: 'tech', watcherIds: ['eve', 'fay'] },
  ...{ giverId: 'boss', teamMemberIds: ['tech', 'team'], managerIds: ['boss'] },
  sights: new Map<string, Sight>([
    ...['ask', 'desk', 'fay'].map((id) => [id, 'public'] as const),
    ...['tech', 'eve', 'team', 'boss', 'new'].map((id) => [id, 'internal'] as const),
  ]),
};
const on = (event: object, who = staff('x'), over: Partial<Parties> = {}) =>
  recipients({ ticketId: 'k', ...event } as TicketEvent, who, { ...parties, ...over }).map(
    ({ personId, event: name, detail }) =>
      `${personId} ${name.slice('ticket.'.length)}${detail ? ` ${detail}` : ''}`,
  );
const mark = (percent: number, ...acts: string[]) => ({
  ...{ type: 'ticket.mark', measure: 'resolution', percent, acts, assigneeId: 'tech' },
});

describe('who hears', () => {
  it('of an assignment: the assignee, and of every other hand those who follow it', () => {
    expect(on({ type: 'ticket.assigned', assigneeId: 'new' })).toEqual(['new assigned']);
    expect(on({ type: 'ticket.reassigned' })).toEqual(['eve watched reassigned', 'fay watched reassigned']);
  });
  it('of what was given back: whoever gave it, and those who follow it', () => {
    const declined = { type: 'ticket.declined', declinedBy: 'new' };
    expect(on(declined)).toEqual(['boss watched declined', 'eve watched declined', 'fay watched declined']);
    expect(on(declined, staff('x'), { giverId: null, watcherIds: [] })).toEqual([]);
    expect(on(declined, staff('boss'), { watcherIds: [] })).toEqual([]);
  });
  it('of the number of a report that waited: whoever reported it, though it is their own act', () => {
    const numbered = { type: 'ticket.numbered', ticketId: 'k', reporterId: 'desk' } as const;
    const one = { personId: 'desk', event: 'ticket.numbered', detail: null, ticketId: 'k' };
    expect(recipients({ ...numbered, quietly: false }, staff('desk'), parties)).toEqual([one]);
    expect(recipients({ ...numbered, quietly: true }, staff('desk'), parties)).toEqual([
      { ...one, quietly: true },
    ]);
  });
  it('of a resolution: whoever needs it, whoever reported it for them, and those who follow it', () => {
    const resolved = { type: 'ticket.resolved', requesterId: 'ask' };
    expect(on(resolved)).toEqual([
      'ask resolved',
      'desk resolved',
      'eve watched resolved',
      'fay watched resolved',
    ]);
    expect(on(resolved, staff('x'), { reporterId: 'ask', watcherIds: ['ask'] })).toEqual(['ask resolved']);
  });
  it('of a closing: whoever needed it, unless they closed it', () => {
    const closed = { type: 'ticket.closed', requesterId: 'ask' };
    expect(on(closed)).toEqual(['ask closed']);
    expect(on(closed, asker('ask'))).toEqual([]);
  });
  it('of a reopening: the assignee and those who follow it; of a cancellation these', () => {
    expect(on({ type: 'ticket.reopened', state: 'assigned' }, asker('ask'))).toEqual([
      'tech reopened',
      'eve watched reopened',
      'fay watched reopened',
    ]);
    expect(on({ type: 'ticket.cancelled' }, asker('ask'))).toEqual([
      'eve watched cancelled',
      'fay watched cancelled',
    ]);
  });
  it('of a word of staff: those who asked; of anybody’s the assignee and those who follow it', () => {
    const comment = { type: 'ticket.commented', internal: false };
    expect(on(comment, staff('tech'))).toEqual([
      'ask commented',
      'desk commented',
      'eve commented',
      'fay commented',
    ]);
    expect(on(comment, asker('ask'))).toEqual(['tech commented', 'eve commented', 'fay commented']);
    expect(on(comment, staff('eve'), { assigneeId: null })).toEqual([
      'ask commented',
      'desk commented',
      'fay commented',
    ]);
  });
  it('of a note: of these only who may read it', () => {
    expect(on({ type: 'ticket.commented', internal: true })).toEqual([
      'tech commented note',
      'eve commented note',
    ]);
    expect(on({ type: 'ticket.mentioned', personId: 'fay', internal: true })).toEqual([]);
    expect(on({ type: 'ticket.mentioned', personId: 'eve', internal: true })).toEqual(['eve mentioned note']);
  });
  it('of a mark: those whom the promise names', () => {
    expect(on(mark(75, 'assignee'))).toEqual(['tech warned']);
    expect(on(mark(100, 'assignee', 'team', 'manager'))).toEqual([
      'tech breached',
      'team breached',
      'boss breached',
    ]);
    expect(on(mark(100, 'raise'))).toEqual([]);
    expect(on({ ...mark(75, 'assignee'), assigneeId: null })).toEqual([]);
    // It was taken from them by the same act.
    expect(on(mark(100, 'assignee', 'reassign'), staff('x'), { assigneeId: null })).toEqual([
      'tech breached',
    ]);
  });
});

const event = fc.oneof(
  fc.record({ type: fc.constant('ticket.assigned'), assigneeId: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ type: fc.constantFrom('ticket.reassigned', 'ticket.cancelled') }),
  fc.record({ type: fc.constant('ticket.declined'), declinedBy: fc.constantFrom('a', 'b') }),
  fc.record({ type: fc.constant('ticket.resolved'), requesterId: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ type: fc.constant('ticket.closed'), requesterId: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ type: fc.constant('ticket.reopened'), state: fc.constant('assigned') }),
  fc.record({ type: fc.constant('ticket.commented'), internal: fc.boolean() }),
  fc.record({
    ...{ type: fc.constant('ticket.mentioned'), internal: fc.boolean() },
    personId: fc.constantFrom('a', 'b', 'c'),
  }),
  fc
    .record({ percent: fc.constantFrom(50, 100), acts: fc.subarray(['assignee', 'team', 'manager']) })
    .map(({ percent, acts }) => mark(percent, ...acts)),
);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anybody = fc.record({
  ...{ requesterId: id, reporterId: id, assigneeId: fc.option(id), giverId: fc.option(id) },
  ...{ watcherIds: fc.array(id), teamMemberIds: fc.array(id), managerIds: fc.array(id) },
  sights: fc
    .dictionary(id, fc.constantFrom<Sight>('none', 'public', 'internal'))
    .map((all) => new Map(Object.entries(all))),
});

describe('whatever happens', () => {
  it('nobody hears of their own acts, of what they may not read, or twice', () => {
    const acted = fc.record({ id, role: fc.constantFrom<Role>('requester', 'technician') });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), acted, anybody, (events, actor, who) => {
        const each = events.map((one) => ({
          one,
          told: recipients({ ticketId: 'k', ...one } as TicketEvent, actor, who),
        }));
        for (const { one, told } of each)
          for (const { personId } of told) {
            expect(personId).not.toBe(actor.id);
            const needed = 'internal' in one && one.internal ? ['internal'] : ['public', 'internal'];
            expect(needed).toContain(who.sights.get(personId));
          }
        const all = strongest(each.flatMap(({ told }) => told));
        expect(new Set(all.map(({ personId }) => personId)).size).toBe(all.length);
      }),
      { numRuns: 2_000 },
    );
  });
  it('the strongest reason counts, and of the same the first ticket', () => {
    const one = (name: Recipient['event'], ticketId = 'k'): Recipient => ({
      ...{ personId: 'p', event: name, detail: null, ticketId },
    });
    expect(strongest([one('ticket.watched'), one('ticket.assigned')])).toEqual([one('ticket.assigned')]);
    expect(strongest([one('ticket.mentioned'), one('ticket.commented')])).toEqual([one('ticket.mentioned')]);
    expect(strongest([one('ticket.resolved', 'k'), one('ticket.resolved', 'l')])).toEqual([
      one('ticket.resolved', 'k'),
    ]);
    expect(strongest([...NOTIFIED_EVENTS].reverse().map((name) => one(name)))).toEqual([
      one(NOTIFIED_EVENTS[0]),
    ]);
  });
});
