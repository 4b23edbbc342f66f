import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { auditEntry, setting } from '#db/schema/operations';
import { category, person, site, team, teamMember } from '#db/schema/people';
import { syncChange } from '#db/schema/sync';
import { DomainError } from '#domain/kernel/errors';
import { checkPassword } from '#server/auth/sign-in';
import { createFirstAdministrator, setupRequest } from '#server/people/first-administrator';
import { needsSetup } from '#server/people/needs-setup';
import { organisationName } from '#server/people/organisation';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, SECRET } from './people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
vi.stubEnv('HOLDFAST_SETUP_TOKEN', 'the token that the start printed');

const REQUEST = {
  code: 'the token that the start printed',
  organisation: 'Northwind Hospital',
  name: 'Henrike Aßmann',
  email: 'henrike@holdfast.test',
  password: 'a long enough one',
};

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const people = () => database.db.select().from(person);

test('the first administrator can sign in, and everything to begin with is there', async () => {
  expect(await needsSetup()).toBe(true);
  await createFirstAdministrator(setupRequest.parse({ ...REQUEST, email: 'Henrike@Holdfast.TEST' }));

  expect(await needsSetup()).toBe(false);
  expect(await organisationName()).toBe('Northwind Hospital');
  const [admin] = await people();
  expect(admin).toMatchObject({
    name: 'Henrike Aßmann',
    email: 'henrike@holdfast.test',
    role: 'administrator',
    active: true,
  });
  expect(await checkPassword(REQUEST.email, REQUEST.password, '10.0.0.1', Date.now())).toMatchObject({
    ok: true,
    personId: admin?.id,
  });

  const teams = await database.db.select().from(team);
  expect(teams).toMatchObject([{ name: 'Service desk', firstLine: true }]);
  expect(await database.db.select().from(teamMember)).toEqual([
    { teamId: teams[0]?.id, personId: admin?.id },
  ]);
  expect(await database.db.select().from(site)).toHaveLength(1);
  const categories = await database.db.select().from(category);
  const groups = categories.filter((row) => row.parentId === null);
  expect(groups.map((row) => row.name).sort()).toEqual(['Access', 'Hardware', 'Network', 'Software']);
  const children = categories
    .filter((row) => groups.some((group) => group.id === row.parentId))
    .map((row) => row.name);
  expect(children).toEqual(expect.arrayContaining(['System crash', 'Malfunction', 'Connectivity failure']));
  expect(children).toHaveLength(categories.length - groups.length);
});

test('the feed tells of every row, and the audit of the deed', async () => {
  await createFirstAdministrator(REQUEST);
  const told = new Set(
    (await database.db.select().from(syncChange)).map((row) => row.entityId ?? row.rootId),
  );
  const made = [
    ...(await people()),
    ...(await database.db.select().from(team)),
    ...(await database.db.select().from(category)),
  ];
  expect(made.filter((row) => !told.has(row.id))).toEqual([]);
  expect(await database.db.select().from(auditEntry).where(eq(auditEntry.action, 'setup'))).toHaveLength(1);
});

test('a wrong token and a bad password make nobody', async () => {
  for (const code of ['', 'wrong', `${REQUEST.code}x`]) {
    await expect(createFirstAdministrator({ ...REQUEST, code })).rejects.toMatchObject({ code: 'forbidden' });
  }
  const bad = [
    ['short', 'too_short'],
    ['x'.repeat(129), 'too_long'],
    ['Password123', 'too_common'],
  ] as const;
  for (const [password, fault] of bad) {
    const refused = createFirstAdministrator({ ...REQUEST, password });
    await expect(refused).rejects.toMatchObject({ code: 'invalid', detail: { field: 'password', fault } });
  }
  expect(await people()).toEqual([]);
});

test('a second use is refused and changes nothing', async () => {
  await createFirstAdministrator(REQUEST);
  const again = createFirstAdministrator({
    ...REQUEST,
    email: 'second@holdfast.test',
    organisation: 'Taken over',
  });
  await expect(again).rejects.toMatchObject({ code: 'exists' });
  expect(await people()).toHaveLength(1);
  expect(await organisationName()).toBe('Northwind Hospital');
});

test('where an administrator was made another way, setup is closed and leaves no mark', async () => {
  await addPerson(database, { role: 'administrator' });
  await expect(createFirstAdministrator(REQUEST)).rejects.toMatchObject({ code: 'exists' });
  expect(await database.db.select().from(setting)).toEqual([]);
});

test('of eight at once one wins', async () => {
  const tries = Array.from({ length: 8 }, (_, n) =>
    createFirstAdministrator({ ...REQUEST, email: `admin${n}@holdfast.test` }),
  );
  const results = await Promise.allSettled(tries);
  const lost = results.filter((one) => one.status === 'rejected').map((one) => one.reason as unknown);
  expect(lost).toHaveLength(7);
  for (const reason of lost) expect(reason).toMatchObject({ name: DomainError.name, code: 'exists' });
  expect(await people()).toHaveLength(1);
  expect(await database.db.select().from(team)).toHaveLength(1);
});

test('fields that setup does not know are refused (mass assignment)', () => {
  expect(setupRequest.safeParse({ ...REQUEST, role: 'administrator' }).success).toBe(false);
  expect(setupRequest.safeParse({ ...REQUEST, name: ['x'] }).success).toBe(false);
  expect(setupRequest.safeParse({ ...REQUEST, email: 'a@b.example\r\nBcc: c@d.example' }).success).toBe(
    false,
  );
  expect(setupRequest.safeParse({ ...REQUEST, organisation: '   ' }).success).toBe(false);
});
