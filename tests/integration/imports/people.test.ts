import { readFileSync } from 'node:fs';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { person, site, team, teamMember } from '#db/schema/people';
import { importIncidents } from '#server/imports/import-incidents';
import { importPeople } from '#server/imports/import-people';
import { peopleMapping } from '#server/imports/people-mapping';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { fileFolder, madeUp, mapping } from './files';

const HASH = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';
const files = fileFolder();
let base: TestDatabase;
let org: Organisation;
let open: Device;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  open = await Device.open(org.nils);
});
afterAll(async () => {
  files.drop();
  await base.drop();
});

const FILE = `name;email;phone;company;role;teams;site;password_sha256;active
Zoë Ångström;ZOE@example.org;062 555 01 23;Nordhaven;technician;"network;Field";Bern;${HASH};yes
張偉;wei@example.org;+86 10 6552 9988;;requester;;Bern;;
Asha Verma;asha@example.org;;;;;;;
Old Hand;;;;manager;;;;no
<script>;x@example.org;;;;;;;
Nobody;nobody@;;;;;;;
Twice;zoe@example.org;;;;;;;
`;

it('people come in with their teams, site, phone and password, and those who are there are left alone', async () => {
  const path = files.keep('people.csv', FILE);
  const told = await importPeople(peopleMapping.parse({}), { path, country: 'CH' });
  expect(told).toMatchObject({
    ...{ rows: 7, present: 1, changed: 1, refused: 3 },
    made: { person: 3, team: 1, site: 1 },
  });
  const people = new Map((await base.db.select().from(person)).map((row) => [row.name, row]));
  expect(people.get('Zoë Ångström')).toMatchObject({
    ...{ email: 'zoe@example.org', phone: '+41625550123', company: 'Nordhaven', role: 'technician' },
    ...{ passwordHash: `sha256:${HASH}`, active: true, admission: 'admitted', externalId: null },
  });
  expect(people.get('張偉')).toMatchObject({ phone: '+861065529988', passwordHash: null });
  expect(people.get('Old Hand')).toMatchObject({ active: false, email: null, externalId: 'import:Old Hand' });
  // "asha" was there under another name; she keeps it.
  expect(people.get('asha')?.email).toBe('asha@example.org');
  expect(people.has('Asha Verma')).toBe(false);
  const teams = await base.db
    .select({ name: team.name })
    .from(teamMember)
    .innerJoin(team, eq(team.id, teamMember.teamId))
    .where(eq(teamMember.personId, people.get('Zoë Ångström')?.id ?? ''));
  expect(teams.map((row) => row.name).sort()).toEqual(['Field', 'Network']);
  expect((await base.db.select().from(site)).map((row) => row.name)).toEqual(['Bern']);
  const refused = readFileSync(`${path}.errors.csv`, 'utf8');
  expect(refused).toMatch(/"6","name",.*\r\n"7","email",.*\r\n"8","","has the same key/);
});

it('P4 devices that are open hear of them', async () => {
  const page = await open.pull();
  const zoe = page.puts.person.find((row) => row.name === 'Zoë Ångström');
  expect(zoe?.teamIds).toContain(org.teams.net);
  expect(page.puts.person.map((row) => row.name).sort()).toEqual(['Old Hand', 'Zoë Ångström', '張偉']);
  expect(page.puts.site.map((row) => row.name)).toEqual(['Bern']);
});

it('again brings nobody twice', async () => {
  const path = files.keep('again.csv', FILE);
  const told = await importPeople(peopleMapping.parse({}), { path, country: 'CH' });
  expect(told).toMatchObject({ present: 4, made: { person: 0, team: 0, site: 0 } });
});

it('an address or key that somebody else has refuses that row, and not its neighbours', async () => {
  const path = files.keep(
    'taken.csv',
    'id,name,email\n1,Ola,ola@example.org\n2,Per,olà@example.org\n3,Pia,pia@example.org\n4,Ola,OLA@example.org\n',
  );
  const wanted = peopleMapping.parse({ fields: { id: '{id}', name: '{name}', email: '{email}' } });
  const told = await importPeople(wanted, { path });
  expect(told.made.person + told.refused + told.present).toBe(4);
  const names = await base.db.select().from(person).where(isNotNull(person.externalId));
  expect(names.map((row) => row.name)).toEqual(expect.arrayContaining(['Ola', 'Pia']));
  expect(names.filter((row) => row.name === 'Ola')).toHaveLength(1);
});

it('incidents that name people by key or address find those who were imported before', async () => {
  const people = files.keep('known.csv', 'id,name,email\nAsha Verma,Asha V.,asha.verma@example.org\n');
  await importPeople(
    peopleMapping.parse({ source: 'old-desk', fields: { id: '{id}', name: '{name}', email: '{email}' } }),
    {
      path: people,
    },
  );
  const before = await base.db.select().from(person);
  const text = madeUp(3, 40, Date.now()).text.replaceAll('張偉', 'zoe@example.org');
  await importIncidents(mapping(), { path: files.keep('incidents.csv', text) });
  const made = (await base.db.select().from(person)).filter(
    (row) => !before.some((known) => known.id === row.id),
  );
  expect(made.map((row) => row.name)).not.toContain('Asha Verma');
  expect(made.map((row) => row.name)).not.toContain('zoe@example.org');
});

it('a dry run of people writes nothing', async () => {
  const before = await base.db.select().from(person);
  const path = files.keep('dry.csv', 'name\nSomebody New\n');
  const told = await importPeople(peopleMapping.parse({}), { path, dryRun: true });
  expect(told).toMatchObject({ dryRun: true, made: { person: 1 } });
  expect(await base.db.select().from(person)).toHaveLength(before.length);
});
