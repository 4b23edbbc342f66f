import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { person } from '#db/schema/people';
import { acceptInvitation } from '#server/people/accept-invite';
import { invitePerson } from '#server/people/invite';
import { register } from '#server/people/register';
import { ensureSyncHead } from '#server/sync/head';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, SECRET } from '../auth/people';
import { peer } from './world';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
vi.stubEnv('HOLDFAST_REGISTER', 'closed');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await ensureSyncHead();
});
afterAll(() => database.drop());

test('closed registration makes nobody, and invitations go on', async () => {
  const admin = await addPerson(database, { role: 'administrator' });
  const email = 'new@holdfast.test';
  const typed = { name: 'Anna', email, phone: '', region: null, company: null, password: 'four good words' };
  await expect(register(typed, peer())).rejects.toMatchObject({ code: 'forbidden' });
  expect(await database.db.select().from(person).where(eq(person.email, email))).toEqual([]);
  const actor = { id: admin.id, role: 'administrator', teamIds: [] } as const;
  const { link } = await invitePerson(actor, { email, role: 'requester', teamIds: [] });
  const token = String(link).split('/').at(-1) ?? '';
  const joined = await acceptInvitation({ token, name: 'Anna', password: 'four good words' }, peer());
  expect(joined).toEqual({ kind: 'done', email });
});
