import { count, eq, inArray, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { person, site, team, teamMember } from '#db/schema/people';
import { entityScope, syncChange } from '#db/schema/sync';
import { ticket, timeline } from '#db/schema/tickets';
import { criteriaOf } from '#domain/reports/ticket-query';
import { verifyAuditChain } from '#server/audit/verify';
import { importIncidents } from '#server/imports/import-incidents';
import { resolveTimes } from '#server/reports/resolve-times';
import { stamp } from '#server/sync/stamp';
import { countTickets } from '#server/tickets/list';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { fileFolder, isOld, type Made, madeUp, mapping } from './files';

const SEED = Number(process.env.IMPORT_SEED ?? Date.now() % 2 ** 31);
const NOW = Date.now();
const COUNT = 700;
const files = fileFolder();
let base: TestDatabase;
let org: Organisation;
let rows: Made[];
let path: string;
let open: Device;
let scopesBefore: number;

const n = async (table: Parameters<ReturnType<TestDatabase['db']['select']>['from']>[0]) =>
  (await base.db.select({ n: count() }).from(table))[0]?.n;

beforeAll(async () => {
  console.log(`IMPORT_SEED=${SEED}`);
  base = await createTestDatabase();
  org = await foundOrganisation();
  open = await Device.open(org.nils);
  const made = madeUp(SEED, COUNT, NOW);
  rows = made.rows;
  path = files.keep('incidents.csv', made.text);
  scopesBefore = (await n(entityScope)) ?? 0;
});
afterAll(async () => {
  files.drop();
  await base.drop();
});

describe('an import of incidents', () => {
  it('checks and counts without writing when it is a dry run', async () => {
    const told = await importIncidents(mapping(), { path, dryRun: true });
    expect(told).toMatchObject({
      ...{ dryRun: true, rows: COUNT, refused: 0, present: 0, errorFile: null },
      // Seven callers, three who worked; "Network" is there already, as is "Service desk".
      made: { ticket: COUNT, person: 10, team: 2, site: 1, category: 2 },
      live: rows.filter((row) => !isOld(row, NOW)).length,
    });
    expect(await n(ticket)).toBe(0);
    expect(await n(auditEntry)).toBe(0);
    expect(await base.db.select().from(team)).toHaveLength(2);
  });

  it('makes every incident with its people, teams, sites and categories, and numbers them without gaps', async () => {
    const seen: number[] = [];
    const told = await importIncidents(mapping(), { path, progress: (now) => seen.push(now.rows) });
    expect(told).toMatchObject({
      rows: COUNT,
      refused: 0,
      made: { ticket: COUNT, person: 10, team: 2, site: 1, category: 2 },
    });
    expect(seen.at(-1)).toBe(COUNT);
    const made = await base.db.select().from(ticket).orderBy(ticket.number);
    expect(made.map((row) => row.number)).toEqual(
      rows.map((_, at) => `INC-${String(at + 1).padStart(6, '0')}`),
    );
    const people = new Map((await base.db.select().from(person)).map((row) => [row.id, row]));
    const byKey = new Map(made.map((row) => [row.externalId, row]));
    for (const row of rows) {
      const here = byKey.get(`old-desk:${row.number}`);
      const assignee = row.tech ?? null;
      expect(here).toMatchObject({
        ...{ createdAt: row.createdAt, resolvedAt: row.resolvedAt, closedAt: row.closedAt },
        ...{ priority: row.priority, reopenCount: row.again },
        state: row.state === 'new' && row.tech ? 'assigned' : row.state,
      });
      expect(people.get(here?.requesterId ?? '')).toMatchObject({
        ...{ name: row.caller, role: 'requester', email: null, passwordHash: null },
        externalId: `old-desk:${row.caller}`,
      });
      expect(here?.assigneeId ? people.get(here.assigneeId)?.name : null).toBe(assignee);
    }
    expect(await n(timeline)).toBe(
      rows.reduce((sum, row) => sum + 1 + (row.resolvedAt ? 1 : 0) + (row.closedAt ? 1 : 0), 0),
    );
    // "Network" was there: the same team, not another one of that name.
    expect((await base.db.select().from(team)).map((row) => row.name).sort()).toEqual([
      ...['Clients', 'Network', 'No group', 'Service desk'],
    ]);
    expect((await base.db.select().from(site)).map((row) => row.name)).toEqual(['Bern']);
  });

  it('tells each life at the instants of the file', async () => {
    const solved = rows.find((row) => row.resolvedAt && row.closedAt && row.tech) as Made;
    const [here] = await base.db
      .select()
      .from(ticket)
      .where(eq(ticket.externalId, `old-desk:${solved.number}`));
    const story = await base.db
      .select()
      .from(timeline)
      .where(eq(timeline.ticketId, here?.id ?? ''));
    const at = (ms: number | null) => ({ occurredAt: ms, receivedAt: ms, effectiveAt: ms, internal: false });
    const told = story.map((row) => ({ ...row, step: row.data.step }));
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'report', actorId: here?.requesterId, ...at(solved.createdAt) }),
        expect.objectContaining({ step: 'resolve', actorId: here?.assigneeId, ...at(solved.resolvedAt) }),
        expect.objectContaining({ step: 'close', actorId: null, ...at(solved.closedAt) }),
      ]),
    );
  });

  it('gives the figures that the file gives', async () => {
    const all = { ...criteriaOf({ view: 'all' }, NOW, 'UTC'), resolved: { from: 0, to: NOW + 1 } };
    const took = rows
      .flatMap((row) => (row.resolvedAt === null ? [] : [row.resolvedAt - row.createdAt]))
      .sort((a, b) => a - b);
    const half = took.length / 2;
    expect(await resolveTimes(org.ada, all)).toEqual({
      count: took.length,
      mean: expect.closeTo(took.reduce((sum, ms) => sum + ms, 0) / took.length, 0),
      median: ((took[Math.ceil(half) - 1] ?? 0) + (took[Math.floor(half)] ?? 0)) / 2,
    });
    expect(await countTickets(org.ada, { ...all, reopened: true })).toBe(
      rows.filter((row) => row.resolvedAt !== null && row.again > 0).length,
    );
    for (const priority of [1, 2, 3, 4, 5] as const)
      expect(await countTickets(org.ada, criteriaOf({ view: 'all', priority: [priority] }, NOW, 'UTC'))).toBe(
        rows.filter((row) => row.priority === priority).length,
      );
  });

  it('brings again nothing that is there, and counts what the file tells differently', async () => {
    const again = await importIncidents(mapping(), { path });
    expect(again).toMatchObject({ present: COUNT, changed: 0, made: { ticket: 0, person: 0, team: 0 } });
    const other = madeUp(SEED, COUNT, NOW).text.replace(/,(\d)\r\n/, ',9\r\n');
    const changed = await importIncidents(mapping(), { path: files.keep('other.csv', other) });
    expect(changed).toMatchObject({ present: COUNT, changed: 1, made: { ticket: 0 } });
    expect(await n(ticket)).toBe(COUNT);
  });

  it('writes neither scopes nor feed for history, and both for what devices hold', async () => {
    const made = await base.db.select({ id: ticket.id, key: ticket.externalId }).from(ticket);
    const scoped = new Set((await base.db.select().from(entityScope)).map((row) => row.rootId));
    const fed = new Set((await base.db.select().from(syncChange)).map((row) => row.rootId));
    const live = new Set(rows.filter((row) => !isOld(row, NOW)).map((row) => `old-desk:${row.number}`));
    for (const { id, key } of made) {
      expect([key, scoped.has(id)]).toEqual([key, live.has(key ?? '')]);
      expect([key, fed.has(id)]).toEqual([key, live.has(key ?? '')]);
    }
    expect(scopesBefore).toBeLessThan(scoped.size);
  });

  it('P4 reaches devices that are open, and first downloads: each with what concerns them', async () => {
    await stamp();
    const ofTeam = (name: string) => rows.filter((row) => !isOld(row, NOW) && row.group === name).length;
    const pulled = new Set<string>();
    for (;;) {
      const page = await open.pull();
      for (const id of putIds(page)) pulled.add(id);
      if (page.cursor.seq === page.head.seq) break;
    }
    const downloaded = (await (await Device.open(org.nils)).bootstrap()).flatMap((page) => page.rows.ticket);
    expect(downloaded).toHaveLength(ofTeam('Network'));
    expect(downloaded.every(({ id }) => pulled.has(id))).toBe(true);
    // Whoever is in no team of these has none of them, and nobody gets the cards of people in old tickets only.
    const omar = (await (await Device.open(org.omar)).bootstrap()).flatMap((page) => page.rows.ticket);
    expect(omar).toEqual([]);
    const requester = await (await Device.open(org.asha)).bootstrap();
    expect(requester.flatMap((page) => page.rows.ticket)).toEqual([]);
  });

  it('P18 an old ticket opens from the desk, with the names of those in it, and comes back when somebody writes', async () => {
    const old = rows.find((row) => isOld(row, NOW) && row.group === 'Network' && row.tech) as Made;
    const [here] = await base.db
      .select()
      .from(ticket)
      .where(eq(ticket.externalId, `old-desk:${old.number}`));
    const root = { kind: 'ticket' as const, id: here?.id ?? '' };
    const meera = await Device.open(org.meera);
    const answer = await meera.record(root);
    expect(answer.kind === 'rows' && answer.rows.ticket.map((row) => row.id)).toEqual([root.id]);
    expect(answer.kind === 'rows' && answer.rows.person.map((row) => row.name).sort()).toEqual(
      [old.caller, old.tech].sort(),
    );
    expect((await (await Device.open(org.asha)).record(root)).kind).toBe('missing');
    meera.pins = [root];
    // A note tells nobody but whoever looks at it; a comment brings the ticket back to its team.
    const nils = await Device.open(org.nils);
    await meera.push(meera.envelope('ticket.note', { ticketId: root.id, body: 'Seen before' }));
    expect((await meera.pull()).puts.timeline.map((row) => row.body)).toEqual(['Seen before']);
    expect((await nils.pull()).puts.timeline).toEqual([]);
    await meera.push(meera.envelope('ticket.comment', { ticketId: root.id, body: 'Again' }));
    const page = await nils.pull();
    expect(page.puts.ticket.map((row) => row.id)).toEqual([root.id]);
    expect(page.puts.timeline.map((row) => row.body)).toEqual(
      expect.arrayContaining(['Seen before', 'Again']),
    );
  });

  it('makes nobody a member by history: only who has open work of a team', async () => {
    const worked = await base.db.select().from(person).where(eq(person.role, 'technician'));
    const byName = new Map(worked.map((row) => [row.name, row.id]));
    for (const name of ['Nils', 'Lena', '=Omar']) {
      const open = rows.filter(
        (row) => row.tech === name && ['new', 'in_progress', 'on_hold'].includes(row.state),
      );
      const teams = await base.db
        .select({ name: team.name })
        .from(teamMember)
        .innerJoin(team, eq(team.id, teamMember.teamId))
        .where(eq(teamMember.personId, byName.get(name) ?? ''));
      expect(teams.map((row) => row.name).sort()).toEqual(
        [...new Set(open.map((row) => row.group ?? 'No group'))].sort(),
      );
    }
  });

  it('P6 leaves in the audit trail who imported what, chained like everything', async () => {
    await stamp();
    const entries = await base.db
      .select({ action: auditEntry.action, channel: auditEntry.channel, value: auditValue.value })
      .from(auditEntry)
      .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
      .where(inArray(auditEntry.action, ['import.incidents', 'import.incidents.begin']));
    expect(entries.map((row) => row.action)).toEqual(
      Array.from({ length: 3 }, () => ['import.incidents.begin', 'import.incidents']).flat(),
    );
    expect(entries[1]).toMatchObject({
      channel: 'system',
      value: { file: 'incidents.csv', source: 'old-desk', rows: COUNT, made: { ticket: COUNT } },
    });
    expect(await verifyAuditChain()).toBeNull();
    expect(await base.db.select().from(syncChange).where(isNull(syncChange.seq))).toEqual([]);
  });
});
