import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityScope, syncChange, syncScope } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { stamp } from '#server/sync/stamp';
import { withSync } from '#server/sync/with-sync';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

/** "op entity scope" of what the feed says about a root after a place. */
async function feedOf(rootId: Id, after: number): Promise<string[]> {
  await stamp();
  const rows = await base.db
    .select({ op: syncChange.op, entity: syncChange.entity, seq: syncChange.seq, name: syncScope.name })
    .from(syncChange)
    .innerJoin(syncScope, eq(syncScope.id, syncChange.scopeId))
    .where(eq(syncChange.rootId, rootId));
  return rows
    .filter((row) => (row.seq as number) > after)
    .map((row) => `${row.op} ${row.entity} ${row.name}`)
    .sort();
}
const team = (id: Id) => `team:${id}`;
const user = (id: Id) => `user:${id}`;

describe('the feed of a ticket', () => {
  it('P3 P4 a report enters the scopes of its team and its reporter, with the internal part for the team only', async () => {
    const asha = await Device.open(org.asha);
    const from = asha.cursor.seq;
    const id = await asha.reported();
    expect(await feedOf(id, from)).toEqual(
      [`enter ticket ${team(org.teams.line)}`, `enter ticket ${user(org.asha.id)}`].sort(),
    );
    const holders = await base.db
      .select({ name: syncScope.name, internal: entityScope.internal })
      .from(entityScope)
      .innerJoin(syncScope, eq(syncScope.id, entityScope.scopeId))
      .where(eq(entityScope.rootId, id));
    expect(new Map(holders.map((row) => [row.name, row.internal]))).toEqual(
      new Map([
        [team(org.teams.line), true],
        [user(org.asha.id), false],
      ]),
    );
  });

  it('P4 another team: leave for the old, enter for the new, touch for who keeps it', async () => {
    const asha = await Device.open(org.asha);
    const id = await asha.reported();
    const meera = await Device.open(org.meera);
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: id, teamId: org.teams.net, assigneeId: null }),
    );
    expect(await feedOf(id, meera.cursor.seq)).toEqual(
      [
        `leave ticket ${team(org.teams.line)}`,
        `enter ticket ${team(org.teams.net)}`,
        `touch ticket ${user(org.asha.id)}`,
        `touch timeline ${user(org.asha.id)}`,
      ].sort(),
    );
  });

  it('P4 whoever gains a ticket gets it with all its children; whoever loses it is told to drop it', async () => {
    const asha = await Device.open(org.asha);
    const id = await asha.reported();
    await asha.push(asha.envelope('ticket.comment', { ticketId: id, body: 'Since Monday' }));
    const [omar, nils, meera] = [
      await Device.open(org.omar),
      await Device.open(org.nils),
      await Device.open(org.meera),
    ];
    await omar.push(omar.envelope('ticket.note', { ticketId: id, body: 'Known switch' }));
    await omar.pull();
    await nils.pull();

    await meera.push(
      meera.envelope('ticket.assign', { ticketId: id, teamId: org.teams.net, assigneeId: null }),
    );
    const gained = await nils.pull();
    expect(gained.puts.ticket.map((row) => row.id)).toEqual([id]);
    expect(gained.puts.timeline.map((row) => row.kind).sort()).toEqual(['comment', 'note', 'report', 'step']);
    expect(gained.whole).toEqual([
      {
        root: { kind: 'ticket', id },
        children: gained.puts.timeline.map((row) => ({ entity: 'timeline', id: row.id })),
      },
    ]);
    const lost = await omar.pull();
    expect(lost.dels).toEqual([{ entity: 'ticket', id }]);
    expect(putIds(lost)).toEqual([]);
  });

  it('P4 a reporter of the staff who stops being the assignee loses the notes, not the ticket', async () => {
    // Nils reports to the first line, is given it, writes a note, and hands it back.
    const nils = await Device.open(org.nils);
    const id = await nils.reported();
    const meera = await Device.open(org.meera);
    const lena = await Device.open(org.lena);
    const joined = await withSync((writer) => writer.setTeams(org.nils.id, [org.teams.line, org.teams.net]));
    expect(joined).toBeUndefined();
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: id, teamId: org.teams.line, assigneeId: org.nils.id }),
    );
    await withSync((writer) => writer.setTeams(org.nils.id, [org.teams.net]));
    await lena.push(lena.envelope('ticket.note', { ticketId: id, body: 'Ask him about the cable' }));
    await nils.hello();
    const [held] = (await nils.record({ kind: 'ticket', id })).kind === 'rows' ? [true] : [false];
    expect(held).toBe(true);

    await meera.push(
      meera.envelope('ticket.assign', { ticketId: id, teamId: org.teams.line, assigneeId: null }),
    );
    const page = await nils.pull();
    expect(page.puts.ticket.map((row) => row.id)).toEqual([id]);
    const whole = page.whole.find(({ root }) => root.id === id);
    const kinds = page.puts.timeline
      .filter((row) => whole?.children.some((child) => child.id === row.id))
      .map((row) => row.kind);
    expect(kinds.sort()).toEqual(['report', 'step', 'step']);
    expect(delIds(page)).toEqual([]);
  });

  it('P5 A10 an internal note leaves no trace for the requester: no row, no del, no version, no page entry', async () => {
    const asha = await Device.open(org.asha);
    const id = await asha.reported();
    await asha.pull();
    asha.pins = [{ kind: 'ticket', id }];
    const [before] = await base.db.select().from(ticket).where(eq(ticket.id, id));
    const omar = await Device.open(org.omar);
    const note = omar.envelope('ticket.note', { ticketId: id, body: 'She unplugged it herself' });
    const { results } = await omar.push(note);
    expect(results[0]?.result.status).toBe('ok');

    const page = await asha.pull();
    expect({
      puts: putIds(page),
      dels: page.dels,
      whole: page.whole,
      unpin: page.unpin,
      acks: page.acks,
    }).toEqual({
      ...{ puts: [], dels: [], whole: [], unpin: [], acks: [] },
    });
    const [after] = await base.db.select().from(ticket).where(eq(ticket.id, id));
    expect({ ...after, guard: 0 }).toEqual({ ...before, guard: 0 });
    const names = [user(org.asha.id), 'all', 'staff'];
    const scopes = await base.db
      .select({ id: syncScope.id })
      .from(syncScope)
      .where(inArray(syncScope.name, names));
    const rows = await base.db
      .select({ entity: syncChange.entity, op: syncChange.op })
      .from(syncChange)
      .where(
        and(
          eq(syncChange.rootId, id),
          inArray(
            syncChange.scopeId,
            scopes.map((row) => row.id),
          ),
        ),
      );
    expect(rows).toEqual([{ entity: 'ticket', op: 'enter' }]);

    const pages = await asha.bootstrap();
    expect(JSON.stringify(pages)).not.toContain('unplugged');
    expect(JSON.stringify(await asha.record({ kind: 'ticket', id }))).not.toContain('unplugged');
  });

  it('P4 a deleted ticket leaves everybody', async () => {
    const asha = await Device.open(org.asha);
    const id = await asha.reported();
    await asha.pull();
    await withSync((writer) =>
      writer.update('ticket', id, { deletedAt: writer.now }, { kind: 'ticket', id }, false),
    );
    const page = await asha.pull();
    expect(page.dels).toEqual([{ entity: 'ticket', id }]);
    expect(await base.db.select().from(entityScope).where(eq(entityScope.rootId, id))).toEqual([]);
  });
});

describe('the feed of people', () => {
  it('P3 P5 contact data goes to those who read the directory, and to oneself', async () => {
    const [asha, nils] = [await Device.open(org.asha), await Device.open(org.nils)];
    const root = { kind: 'person' as const, id: org.nils.id };
    await withSync((writer) =>
      writer.update('person', org.nils.id, { phone: '+41 62 555 01 99' }, root, false),
    );
    const seen = (await asha.pull()).puts.person;
    expect(seen.map((row) => [row.id, row.email, row.phone])).toEqual([[org.nils.id, null, null]]);
    const own = (await nils.pull()).puts.person;
    expect(own.map((row) => row.phone)).toEqual(['+41 62 555 01 99']);
  });

  it('P4 somebody who becomes staff is seen by everybody, and by staff only before', async () => {
    const asha = await Device.open(org.asha);
    const root = { kind: 'person' as const, id: org.bruno.id };
    await withSync((writer) => writer.update('person', org.bruno.id, { role: 'technician' }, root, false));
    expect((await asha.pull()).puts.person.map((row) => row.id)).toEqual([org.bruno.id]);
    await withSync((writer) => writer.update('person', org.bruno.id, { role: 'requester' }, root, false));
    expect((await asha.pull()).dels).toEqual([{ entity: 'person', id: org.bruno.id }]);
  });

  it('P3 a child written without its root is told to those who see the root when it commits', async () => {
    const asha = await Device.open(org.asha);
    const id = await asha.reported();
    await asha.pull();
    const entry = {
      id: crypto.randomUUID(),
      ticketId: id,
      kind: 'comment' as const,
      internal: false,
      actorId: null,
      body: 'By a job',
    };
    await withSync((writer) => {
      const at = { data: {}, occurredAt: writer.now, receivedAt: writer.now, effectiveAt: writer.now };
      return writer.insert('timeline', { ...entry, ...at }, { kind: 'ticket', id }, false);
    });
    expect((await asha.pull()).puts.timeline.map((row) => row.body)).toEqual(['By a job']);
  });
});
