import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { TicketRow } from '#sync/views/ticket';
import { LocalClient, ticketRow } from '#tests/support/local-client';
import { foresee } from './foresee';

async function scene(over: Partial<TicketRow> = {}) {
  const client = await LocalClient.entered();
  const ticket = ticketRow({ assigneeId: client.actor.id, state: 'assigned', ...over });
  await client.pull(client.page({ ticket: [ticket] }));
  const foreseen = <N extends MutationName>(name: N, args: ArgsOf<N>) =>
    foresee(name, args, { actor: client.actor, ticket }, client.env, 0);
  return { client, ticket, ticketId: ticket.id, foreseen };
}

describe('what is painted before it is stored', () => {
  const steps: [MutationName, Partial<TicketRow>, object][] = [
    ['ticket.take', { assigneeId: null, state: 'new' }, {}],
    ['ticket.start', {}, {}],
    ['ticket.hold', { state: 'in_progress' }, { reason: 'user', note: '' }],
    ['ticket.resume', { state: 'on_hold', holdReason: 'user' }, {}],
    ['ticket.resolve', { state: 'in_progress' }, { code: 'replaced', note: 'A new one' }],
  ];

  it.each(steps)('%s: is what is stored then', async (name, over, more) => {
    const { client, ticket, ticketId, foreseen } = await scene(over);
    const args = { ticketId, ...more } as ArgsOf<typeof name>;
    const row = await foreseen(name, args);
    await client.act(name, args);
    const stored = await client.ticket(ticketId);
    expect(row).toEqual(stored);
    expect(row?.state).not.toBe(ticket.state);
    expect(await client.pending()).toHaveLength(1);
  });

  it('is painted also where the clock of a promise runs, which follows when it is stored', async () => {
    const run = { policyId: newId(), calendarId: newId(), target: 100, startedAt: 0, used: 0, past: [] };
    const ahead = { since: 0, endedAt: null, dueAt: 100, warnAt: 75, nextAt: null, done: 0 };
    const sla = { response: null, resolution: { ...run, ...ahead }, team: null };
    const { ticketId, foreseen } = await scene({ state: 'in_progress', sla });
    const row = await foreseen('ticket.resolve', { ticketId, code: 'replaced', note: 'A new one' });
    expect(row).toMatchObject({ state: 'resolved', sla });
  });

  it('is nothing where the rule refuses, and where what is not on the screen has to be known', async () => {
    const { client, ticketId, foreseen } = await scene({ state: 'closed' });
    expect(await foreseen('ticket.start', { ticketId })).toBeNull();
    const { ticketId: open, ticket, foreseen: there } = await scene();
    expect(await there('ticket.setParent', { ticketId: open, parentId: newId() })).toBeNull();
    expect(await there('ticket.comment', { ticketId: newId(), body: 'elsewhere' })).toBeNull();
    expect(await there('ticket.hold', { ticketId: open, reason: 'none' as never, note: '' })).toBeNull();
    expect(ticket.state).toBe('assigned');
    expect(await client.pending()).toEqual([]);
  });
});
