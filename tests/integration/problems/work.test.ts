import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem } from '#db/schema/problems';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/sessions';
import { listProblems, readProblem } from '#server/problems/read';
import { resolveIncidents, stepOn, tieIncident, writeDown } from '#server/problems/work';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** What the desk does with a problem, on a real database. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let meera: Device;
let manager: SignedIn;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [asha, meera] = await Promise.all([Device.open(org.asha), Device.open(org.meera)]);
  manager = { actor: org.meera } as unknown as SignedIn;
});
afterAll(() => base.drop());

async function opened(ticketIds: Id[]): Promise<Id> {
  const problemId = newId();
  const about = { title: 'Lifts hum', description: '', categoryId: null, siteId: null, words: [] };
  await meera.push(meera.envelope('problem.open', { problemId, ...about, ticketIds }));
  return problemId;
}
const read = (id: Id, who = org.meera) => readProblem(who, id, Date.now());
const step = (problemId: Id, name: 'investigate' | 'resolve') =>
  stepOn({ uid: newId(), args: { problemId, step: name } }, manager);

it('problems have numbers without gaps, whatever is refused between them', async () => {
  const first = await opened([]);
  const bad = meera.envelope('problem.open', {
    ...{ problemId: newId(), title: 'Nowhere', description: '', categoryId: null, siteId: newId() },
    ...{ words: [], ticketIds: [] },
  });
  await meera.push(bad);
  const second = await opened([]);
  const numbers = await Promise.all(
    [first, second].map(
      async (id) => (await base.db.select().from(problem).where(eq(problem.id, id)))[0]?.number,
    ),
  );
  expect(numbers).toEqual(['PRB-000001', 'PRB-000002']);
});

it('of two who write down, each field keeps whoever was first', async () => {
  const id = await opened([]);
  const known = { title: 'Lifts hum', description: '', categoryId: null, ownerId: org.meera.id, cause: null };
  const seen = { ...known, whys: '', rootCause: '', workaround: '' };
  const write = (over: object) =>
    writeDown(
      {
        uid: newId(),
        args: { problemId: id, ...known, whys: [], rootCause: '', workaround: '', ...over },
        base: seen,
      },
      manager,
    );
  expect(await write({ rootCause: 'A bearing' })).toEqual([]);
  expect(await write({ rootCause: 'A belt', workaround: 'Take the stairs' })).toEqual(['rootCause']);
  expect(await read(id)).toMatchObject({ rootCause: 'A bearing', workaround: 'Take the stairs' });
});

it('an incident is tied by its number, and only one that is there', async () => {
  const ticketId = await asha.reported({ title: 'The lift hums' });
  const [row] = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
  const id = await opened([]);
  const tie = (said: string, linked = true) =>
    tieIncident({ uid: newId(), problemId: id, ticket: said, linked }, manager);
  await tie(String(row?.number));
  expect((await read(id))?.incidents.map((one) => one.id)).toEqual([ticketId]);
  await tie(ticketId, false);
  expect((await read(id))?.incidents).toEqual([]);
  await expect(tie('INC-999999')).rejects.toMatchObject({ code: 'not_found' });
  await expect(tie('the lift')).rejects.toMatchObject({ code: 'not_found' });
});

it('shows nobody an incident they may not see, and counts none of it', async () => {
  const ticketId = await asha.reported({ title: 'The lift hums', confidential: true });
  const id = await opened([ticketId]);
  for (const who of [org.lena, org.omar, org.nils]) {
    const report = await read(id, who);
    expect(report?.incidents).toEqual([]);
    expect(report?.evidence).toMatchObject({ people: 0, minutes: 0 });
  }
});

it('a resolved problem resolves the incidents that are open, each once', async () => {
  const ids = [await asha.reported({ title: 'The lift hums' }), await asha.reported({ title: 'It hums' })];
  const id = await opened(ids);
  await step(id, 'investigate');
  await expect(step(id, 'resolve')).rejects.toMatchObject({
    code: 'invalid',
    detail: { field: 'rootCause' },
  });
  const known = { title: 'Lifts hum', description: '', categoryId: null, ownerId: null, cause: null };
  const words = { whys: ['It was dry'], rootCause: 'A bearing', workaround: '' };
  const seen = { ...known, ownerId: org.meera.id, whys: '', rootCause: '', workaround: '' };
  await writeDown({ uid: newId(), args: { problemId: id, ...known, ...words }, base: seen }, manager);
  await step(id, 'resolve');
  const uid = newId();
  const tell = () => resolveIncidents({ uid, problemId: id, note: 'The bearing was greased.' }, manager);
  expect(await tell()).toEqual({ done: 2, left: 0 });
  expect(await tell()).toEqual({ done: 0, left: 0 });
  const rows = await read(id);
  expect(rows?.incidents.map(({ state }) => state)).toEqual(['resolved', 'resolved']);
  expect((await listProblems(['resolved'])).map((one) => one.id)).toEqual([id]);
});
