import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access/roles';
import type { TicketFacts } from '#domain/ticket/actions';
import { nextStep } from './next-step';

const team = 't';
const tech: Actor = { id: 'tech', role: 'technician', teamIds: [team] };
const other: Actor = { id: 'other', role: 'technician', teamIds: ['elsewhere'] };
const asker: Actor = { id: 'asker', role: 'requester', teamIds: [] };
const ticket = (facts: Partial<TicketFacts>): TicketFacts => ({
  state: 'new',
  requesterId: asker.id,
  assigneeId: null,
  teamId: team,
  watcherIds: [],
  confidential: false,
  ...facts,
});

describe('the step that leads on', () => {
  test.each<[string, Actor, Partial<TicketFacts>, string | null]>([
    ['nobody has it', tech, {}, 'take'],
    ['mine, not begun', tech, { state: 'assigned', assigneeId: tech.id }, 'start'],
    ['begun', tech, { state: 'in_progress', assigneeId: tech.id }, 'resolve'],
    ['waiting', tech, { state: 'on_hold', assigneeId: tech.id }, 'resume'],
    ['fixed, seen by staff', tech, { state: 'resolved', assigneeId: tech.id }, 'reopen'],
    ['fixed, seen by who reported it', asker, { state: 'resolved', assigneeId: tech.id }, 'close'],
    [
      'fixed, staff reported it',
      tech,
      { state: 'resolved', assigneeId: tech.id, requesterId: tech.id },
      'close',
    ],
    ['closed', asker, { state: 'closed', assigneeId: tech.id }, 'reopen'],
    ['cancelled', tech, { state: 'cancelled' }, null],
    ['another team', other, {}, null],
    ['open, seen by who reported it', asker, { state: 'in_progress', assigneeId: tech.id }, null],
  ])('%s', (_name, actor, facts, step) => {
    expect(nextStep(actor, ticket(facts))).toBe(step);
  });
});
