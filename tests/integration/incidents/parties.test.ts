import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/types';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Who holds a ticket, and who loses it, when its parties change. */
let base: TestDatabase;
let org: Organisation;
let ticketId: Id;
const on = {} as Record<'asha' | 'bruno' | 'omar' | 'lena' | 'nils' | 'meera', Device>;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  for (const name of ['asha', 'bruno', 'omar', 'lena', 'nils', 'meera'] as const)
    on[name] = await Device.open(org[name]);
});
afterAll(() => base.drop());
beforeEach(async () => {
  ticketId = await on.asha.reported();
  await on.omar.push(on.omar.envelope('ticket.take', { ticketId }));
  await on.omar.push(on.omar.envelope('ticket.note', { ticketId, body: 'SECRETNOTE' }));
  await on.omar.push(on.omar.envelope('ticket.addItem', { ticketId, text: 'SECRETITEM', position: 0 }));
  for (const device of Object.values(on)) await device.pull();
});
const act = async (who: Device, sent: Promise<unknown>) => {
  await sent;
  return who.pull();
};
const root = () => ({ kind: 'ticket', id: ticketId }) as const;

describe('a ticket that becomes confidential', () => {
  const conceal = () => on.omar.push(on.omar.envelope('ticket.conceal', { ticketId, confidential: true }));

  it('P4 leaves the devices of its team, the internal part with it', async () => {
    const page = await act(on.lena, conceal());
    expect(delIds(page)).toContain(ticketId);
    expect(putIds(page)).toEqual([]);
    expect(await on.lena.record(root())).toMatchObject({ kind: 'missing' });
    const refused = await on.lena.push(on.lena.envelope('ticket.comment', { ticketId, body: 'Still here?' }));
    expect(refused.results[0]?.result.code).toBe('not_found');
    const all = JSON.stringify(await on.lena.bootstrap());
    for (const text of [ticketId, 'SECRETNOTE', 'SECRETITEM']) expect(all).not.toContain(text);
  });

  it('stays with its assignee whole, with its requester in public; a manager reads it when asked for', async () => {
    await conceal();
    const [mine, hers] = [await on.omar.pull(), await on.asha.pull()];
    expect(mine.puts.ticket).toMatchObject([{ id: ticketId, confidential: true }]);
    expect(delIds(mine)).toEqual([]);
    expect(hers.puts.ticket).toMatchObject([{ id: ticketId, confidential: true }]);
    expect(JSON.stringify([await on.asha.bootstrap(), hers])).not.toContain('SECRET');
    const read = JSON.stringify(await on.meera.record(root()));
    expect(read).toContain('SECRETNOTE');
    expect(read).toContain('SECRETITEM');
    await on.omar.push(on.omar.envelope('ticket.conceal', { ticketId, confidential: false }));
    expect(putIds(await on.lena.pull())).toContain(ticketId);
  });

  it('P18 a note on one that nobody has still reaches whoever has it open', async () => {
    const lonely = await on.bruno.reported({ confidential: true });
    on.meera.pins = [{ kind: 'ticket', id: lonely }];
    await on.meera.pull();
    const other = await Device.open(org.ada);
    await other.push(other.envelope('ticket.note', { ticketId: lonely, body: 'Who takes it?' }));
    const page = await on.meera.pull();
    expect(page.puts.timeline).toMatchObject([{ body: 'Who takes it?' }]);
    const hers = await on.bruno.pull();
    expect(JSON.stringify(hers)).not.toContain('Who takes it?');
    on.meera.pins = [];
  });
});

describe('watchers', () => {
  it('hold the ticket from then on, with notes if they are staff, and lose it when they no longer follow', async () => {
    const watch = (personId: Id) => on.omar.push(on.omar.envelope('ticket.watch', { ticketId, personId }));
    const page = await act(on.nils, watch(org.nils.id));
    expect(JSON.stringify(page)).toContain('SECRETNOTE');
    expect(page.puts.checklistItem).toMatchObject([{ text: 'SECRETITEM' }]);
    const hers = await act(on.bruno, watch(org.bruno.id));
    expect(putIds(hers)).toContain(ticketId);
    expect(JSON.stringify(hers)).not.toContain('SECRET');

    const unwatch = (who: Device, personId: Id) =>
      who.push(who.envelope('ticket.unwatch', { ticketId, personId }));
    expect(delIds(await act(on.nils, unwatch(on.nils, org.nils.id)))).toContain(ticketId);
    expect(await on.nils.record(root())).toMatchObject({ kind: 'missing' });
    expect(delIds(await act(on.bruno, unwatch(on.omar, org.bruno.id)))).toContain(ticketId);
  });

  it('named in a note see what they are named in', async () => {
    await on.omar.push(
      on.omar.envelope('ticket.note', { ticketId, body: 'Nils, please', mentions: [org.nils.id] }),
    );
    expect(JSON.stringify(await on.nils.pull())).toContain('Nils, please');
    await on.nils.push(on.nils.envelope('ticket.unwatch', { ticketId, personId: org.nils.id }));
  });
});

describe('A10 what is for staff only', () => {
  it('ties, things to do and time never reach the requester, by no door', async () => {
    const other = await on.asha.reported();
    const third = await on.asha.reported();
    on.asha.pins = [root()];
    await on.asha.pull();
    const { omar } = on;
    await omar.push(
      omar.envelope('ticket.relate', { ticketId, otherId: other, related: true }),
      omar.envelope('ticket.setParent', { ticketId, parentId: other }),
      omar.envelope('ticket.logWork', { ticketId, minutes: 61, note: 'SECRETWORK' }),
      omar.envelope('ticket.markDuplicate', { ticketId, originalId: third }),
    );
    const whole = await on.omar.record(root());
    if (whole.kind !== 'rows') throw new Error('not readable');
    expect(whole.rows.ticket).toMatchObject([{ parentId: other, duplicateOfId: third, relatedIds: [other] }]);
    const internal = [...whole.rows.timeline.filter((row) => row.internal), ...whole.rows.checklistItem];
    expect(new Set(internal.map((row) => ('kind' in row ? row.kind : 'item')))).toEqual(
      new Set(['note', 'work', 'relate', 'item']),
    );

    const answers = [await on.asha.pull(), await on.asha.bootstrap(), await on.asha.record(root())];
    const text = JSON.stringify(answers);
    expect(text).toContain(ticketId);
    for (const row of internal) expect(text).not.toContain(row.id);
    expect(text).not.toContain('SECRET');
    const seen = await on.asha.record(root());
    if (seen.kind !== 'rows') throw new Error('not readable');
    expect(seen.rows.ticket).toMatchObject([
      { state: 'closed', resolutionCode: 'duplicate', parentId: null, duplicateOfId: null, relatedIds: [] },
    ]);
    on.asha.pins = [];
  });

  it('and by being named in a base, nothing is learnt: the answer holds what the field already shows', async () => {
    const guess = await on.asha.push(
      on.asha.envelope(
        'ticket.setParent',
        { ticketId, parentId: null },
        { base: { parentId: randomUUID() } },
      ),
    );
    expect(guess.results[0]?.result).toMatchObject({ code: 'forbidden', merged: [] });
  });
});
