import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { entityScope } from '#db/schema/sync';
import { ROOT_KINDS } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import { handleBootstrap } from '#server/sync/bootstrap';
import { withSync } from '#server/sync/with-sync';
import type { RowsAnswer } from '#sync/protocol/messages';
import type { RootRef } from '#sync/views/entities';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
const tickets: Id[] = [];
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  const asha = await Device.open(org.asha);
  const omar = await Device.open(org.omar);
  for (let n = 0; n < 7; n++) {
    const id = await asha.reported();
    tickets.push(id);
    await asha.push(asha.envelope('ticket.comment', { ticketId: id, body: `Comment ${n}` }));
    await omar.push(omar.envelope('ticket.note', { ticketId: id, body: `Note ${n}` }));
  }
});
afterAll(() => base.drop());

const ref = (id: Id): RootRef => ({ kind: 'ticket', id });
const ids = (pages: RowsAnswer[]) => pages.flatMap((page) => page.rows.ticket.map((row) => row.id));

describe('hello', () => {
  it('P22 tells what became of intents, after a reset too, and knows only those of the person', async () => {
    const asha = await Device.open(org.asha);
    const [sent, refused, never] = [
      asha.report(),
      asha.envelope('ticket.close', { ticketId: randomUUID() }),
      asha.report(),
    ];
    await asha.push(sent, refused);
    const known = (await asha.hello([sent.uid, refused.uid, never.uid])).known;
    expect(known.map((row) => [row.uid, row.result.status])).toEqual([
      [sent.uid, 'ok'],
      [refused.uid, 'rejected'],
    ]);
    const bruno = await Device.open(org.bruno);
    expect((await bruno.hello([sent.uid])).known).toEqual([]);
    tickets.push(sent.args.ticketId as Id);
  });

  it('gives the head that a new device goes on from: what happens afterwards is in the next page', async () => {
    const asha = await Device.open(org.asha);
    expect(asha.cursor).toEqual(asha.seen);
    const page = await asha.pull();
    expect(page.cursor).toEqual(asha.cursor);
    expect(page.puts.ticket).toEqual([]);
  });
});

describe('bootstrap', () => {
  it('P16 P17 brings each root of the scopes once, whole, in pages with the head they were read at', async () => {
    const asha = await Device.open(org.asha);
    const pages: RowsAnswer[] = [];
    for (let after: RootRef | null = null; ; ) {
      const request = { ...asha.asking(), scopesHash: asha.scopesHash, want: asha.scopes, after };
      const page = await handleBootstrap(org.asha.id, request, { roots: 3 });
      if (page.kind !== 'rows') throw new Error(page.kind);
      expect(page.asOf).toEqual(asha.seen);
      expect(page.whole.map(({ root }) => root.id).sort()).toEqual(
        ROOT_KINDS.flatMap((kind) => page.rows[kind].map((row) => row.id)).sort(),
      );
      pages.push(page);
      if (!page.next) break;
      after = page.next;
    }
    expect(pages.length).toBeGreaterThan(4);
    expect(ids(pages).sort()).toEqual([...tickets].sort());
    const staff = org.people.filter((person) => person.role !== 'requester').map(({ id }) => id);
    expect(pages.flatMap((page) => page.rows.person.map((row) => row.id)).sort()).toEqual(
      [...staff, org.asha.id].sort(),
    );
    // Comments and reports, none of the notes.
    expect(new Set(pages.flatMap((page) => page.rows.timeline.map((row) => row.kind)))).toEqual(
      new Set(['report', 'comment']),
    );
  });

  it('P5 P16 the team gets the notes; another team gets nothing of it', async () => {
    const [omar, nils] = [await Device.open(org.omar), await Device.open(org.nils)];
    const mine = await omar.bootstrap([`team:${org.teams.line}`]);
    expect(ids(mine).sort()).toEqual([...tickets].sort());
    expect(mine.flatMap((page) => page.rows.timeline.filter((row) => row.kind === 'note'))).toHaveLength(7);
    expect(ids(await nils.bootstrap())).toEqual([]);
  });

  it('P16 leaves out what was loaded just before, and gives as many at once as are wanted', async () => {
    const asha = await Device.open(org.asha);
    const ask = (over: object) =>
      handleBootstrap(org.asha.id, {
        ...{ ...asha.asking(), scopesHash: asha.scopesHash, after: null, roots: 1_000 },
        ...{ want: asha.scopes, ...over },
      });
    const roots = async (over: object) => {
      const page = await ask(over);
      if (page.kind !== 'rows') throw new Error(page.kind);
      return page.whole.map(({ root }) => root.id).sort();
    };
    const own = await roots({ want: [`user:${org.asha.id}`] });
    const rest = await roots({ want: asha.scopes, besides: [`user:${org.asha.id}`] });
    expect(own).toEqual(expect.arrayContaining([...tickets]));
    expect(rest.some((id) => own.includes(id))).toBe(false);
    expect([...own, ...rest].sort()).toEqual(await roots({}));
    expect(await roots({ roots: 2 })).toHaveLength(2);
    // Nobody learns from it who else holds something.
    expect((await ask({ besides: [`user:${org.bruno.id}`] })).kind).toBe('scopes');
  });

  it('P16 with an old list, or for a scope of somebody else, it answers the list and no rows', async () => {
    const asha = await Device.open(org.asha);
    const ask = (over: object) =>
      handleBootstrap(org.asha.id, {
        ...asha.asking(),
        scopesHash: asha.scopesHash,
        want: asha.scopes,
        after: null,
        ...over,
      });
    expect((await ask({ scopesHash: 'old' })).kind).toBe('scopes');
    expect((await ask({ want: [`team:${org.teams.line}`] })).kind).toBe('scopes');
    expect((await ask({ want: [`user:${org.bruno.id}`] })).kind).toBe('scopes');
    expect((await asha.record(ref(tickets[0] as Id))).kind).toBe('rows');
    asha.scopesHash = 'old';
    expect((await asha.record(ref(tickets[0] as Id))).kind).toBe('scopes');
  });

  it('P3 entity_scope is what the audiences say, root by root', async () => {
    const omar = await Device.open(org.omar);
    await omar.push(
      omar.envelope('ticket.assign', {
        ticketId: tickets[1] as Id,
        teamId: org.teams.line,
        assigneeId: org.lena.id,
      }),
    );
    const rows = await base.db
      .select()
      .from(entityScope)
      .where(eq(entityScope.rootId, tickets[1] as Id));
    expect(rows.filter((row) => row.internal)).toHaveLength(2);
    expect(rows).toHaveLength(3);
  });
});

describe('a record outside the scopes', () => {
  it('P18 is brought whole to whoever may read it, is pinned and stays fresh', async () => {
    const meera = await Device.open(org.meera);
    const id = tickets[0] as Id;
    const opened = await meera.record(ref(id));
    if (opened.kind !== 'rows') throw new Error(opened.kind);
    expect(opened.rows.timeline.map((row) => row.kind).sort()).toEqual(['comment', 'note', 'report']);
    meera.pins = [ref(id)];
    const asha = await Device.open(org.asha);
    await asha.push(asha.envelope('ticket.comment', { ticketId: id, body: 'And it smells' }));
    const omar = await Device.open(org.omar);
    await omar.push(omar.envelope('ticket.note', { ticketId: id, body: 'Burnt' }));
    const page = await meera.pull();
    expect(page.puts.ticket.map((row) => row.id)).toEqual([id]);
    expect(page.puts.timeline.map((row) => row.body)).toEqual(['And it smells', 'Burnt']);
    meera.pins = [];
    await asha.push(asha.envelope('ticket.comment', { ticketId: id, body: 'Unseen' }));
    expect((await meera.pull()).puts.ticket).toEqual([]);
  });

  it('P18 the permission of every pin is looked at in every pull, whether it changed or not', async () => {
    const ada = await Device.open(org.ada);
    const id = tickets[0] as Id;
    ada.pins = [ref(id)];
    expect((await ada.pull()).unpin).toEqual([]);
    const root = { kind: 'person' as const, id: org.ada.id };
    await withSync((writer) => writer.update('person', org.ada.id, { role: 'technician' }, root, false));
    const list = await ada.ask();
    if (list.kind !== 'scopes') throw new Error(list.kind);
    ada.scopesHash = list.scopesHash;
    const page = await ada.pull();
    expect(page.unpin).toEqual([ref(id)]);
    expect(page.puts.ticket).toEqual([]);
    await withSync((writer) => writer.update('person', org.ada.id, { role: 'administrator' }, root, false));
  });

  it('A6 missing and foreign are one answer, and each leaves an audit entry', async () => {
    const bruno = await Device.open(org.bruno);
    const [foreign, missing] = [ref(tickets[0] as Id), ref(randomUUID())];
    expect(await bruno.record(foreign)).toEqual({ kind: 'missing', asOf: bruno.seen });
    expect(await bruno.record(missing)).toEqual({ kind: 'missing', asOf: bruno.seen });
    for (const { id } of [foreign, missing]) {
      const entries = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, id));
      expect(
        entries.filter((entry) => entry.action === 'record.refused' && entry.actorId === org.bruno.id),
      ).toHaveLength(1);
    }
    bruno.pins = [foreign, missing];
    const page = await bruno.pull();
    expect(page.unpin).toEqual([foreign, missing]);
    expect(page.puts.ticket).toEqual([]);
  });

  it('A6 a person card of a requester is not for other requesters', async () => {
    const bruno = await Device.open(org.bruno);
    expect((await bruno.record({ kind: 'person', id: org.asha.id })).kind).toBe('missing');
    expect((await bruno.record({ kind: 'person', id: org.omar.id })).kind).toBe('rows');
  });
});
