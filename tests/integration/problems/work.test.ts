import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem } from '#db/schema/problems';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/sessions';
import { problemChoices } from '#server/problems/choices';
import { findIncidents } from '#server/problems/find';
import { listProblems, readProblem } from '#server/problems/read';
import { addTask, removeTask, setTask } from '#server/problems/tasks';
import { openProblem, resolveIncidents, stepOn, tieIncidents, writeDown } from '#server/problems/work';
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
  const ownerId = org.meera.id;
  await meera.push(meera.envelope('problem.open', { problemId, ...about, ownerId, ticketIds }));
  return problemId;
}
const read = (id: Id, who = org.meera) => readProblem(who, id, Date.now());
const step = (problemId: Id, name: 'investigate' | 'resolve') =>
  stepOn({ uid: newId(), args: { problemId, step: name } }, manager);

it('problems have numbers without gaps, whatever is refused between them', async () => {
  const first = await opened([]);
  const bad = meera.envelope('problem.open', {
    ...{ problemId: newId(), title: 'Nowhere', description: '', categoryId: null, siteId: newId() },
    ...{ ownerId: null, words: [], ticketIds: [] },
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
  const named = { categoryId: null, siteId: null, ownerId: org.meera.id };
  const known = { title: 'Lifts hum', description: '', ...named, cause: null };
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

const tie = (problemId: Id, ticketIds: Id[], linked = true) =>
  tieIncidents({ uid: newId(), problemId, ticketIds, linked }, manager);

it('several incidents are tied in one go, and each that is not says why', async () => {
  const ids = [await asha.reported({ title: 'The lift hums' }), await asha.reported({ title: 'It hums' })];
  const id = await opened([]);
  const nowhere = newId();
  const asked = { uid: newId(), problemId: id, ticketIds: [...ids, nowhere], linked: true };
  expect(await tieIncidents(asked, manager)).toEqual([{ ticketId: nowhere, code: 'not_found' }]);
  // The answer was lost: asked again it is the same.
  expect(await tieIncidents(asked, manager)).toEqual([{ ticketId: nowhere, code: 'not_found' }]);
  expect((await read(id))?.incidents.map((one) => one.id).sort()).toEqual([...ids].sort());
  expect(await tie(id, [ids[0] ?? ''], false)).toEqual([]);
  expect((await read(id))?.incidents.map((one) => one.id)).toEqual([ids[1]]);
});

it('what is to do is added, done by somebody, and gone', async () => {
  const id = await opened([]);
  const said = { title: 'Grease it', ownerId: org.nils.id, dueOn: '2026-12-01' };
  const adding = { uid: newId(), args: { problemId: id, ...said } };
  await addTask(adding, manager);
  await addTask(adding, manager);
  const task = (await read(id))?.tasks[0];
  expect((await read(id))?.tasks).toMatchObject([{ ...said, doneAt: null }]);
  const of = { problemId: id, taskId: task?.id ?? '' };
  const base = { ...said, done: false };
  expect(await setTask({ uid: newId(), args: { ...of, ...base, done: true }, base }, manager)).toEqual([]);
  const late = { ...of, ...base, ownerId: org.lena.id };
  await setTask({ uid: newId(), args: late, base }, manager);
  expect(await setTask({ uid: newId(), args: { ...late, ownerId: org.omar.id }, base }, manager)).toEqual([
    'ownerId',
  ]);
  const report = await read(id);
  expect(report?.tasks).toMatchObject([{ ownerId: org.lena.id, doneById: org.meera.id }]);
  expect(report?.names).toMatchObject({ [org.lena.id]: 'lena', [org.meera.id]: 'meera' });
  await removeTask({ uid: newId(), args: of }, manager);
  expect((await read(id))?.tasks).toEqual([]);
});

it('a problem is opened by hand once, with whose it is and where', async () => {
  const about = { title: 'Doors stick', description: 'In wet weather', categoryId: null, siteId: null };
  const asked = { uid: newId(), about: { ...about, ownerId: org.lena.id } };
  const id = await openProblem(asked, manager);
  expect(await openProblem(asked, manager)).toBe(id);
  expect(await read(id)).toMatchObject({ ...about, ownerId: org.lena.id, names: { [org.lena.id]: 'lena' } });
  const people = (await problemChoices()).people.map((one) => one.id);
  expect(people).toContain(org.nils.id);
  expect(people).not.toContain(org.asha.id);
});

it('tells what became of the incidents: reported, resolved, reopened, and by whom', async () => {
  const ticketId = await asha.reported({ title: 'The lift hums' });
  const id = await opened([ticketId]);
  const resolve = { ticketId, code: 'replaced', note: 'New bearing' } as const;
  await meera.push(meera.envelope('ticket.resolve', resolve));
  await asha.push(asha.envelope('ticket.reopen', { ticketId, note: 'It hums again' }));
  await meera.push(meera.envelope('ticket.comment', { ticketId, body: 'Coming' }));
  const story = (await read(id))?.story.map(({ turn, by }) => ({ turn, by }));
  expect(story).toEqual([
    { turn: 'reopened', by: org.asha.id },
    { turn: 'resolved', by: org.meera.id },
    { turn: 'reported', by: org.asha.id },
  ]);
});

it('incidents are found by words and by number, only those the person may see, and no requests', async () => {
  const ticketId = await asha.reported({ title: 'The turnstile squeaks' });
  const secret = await asha.reported({ title: 'The turnstile knows', confidential: true });
  const request = await asha.reported({ title: 'A new turnstile' });
  await base.db.update(ticket).set({ kind: 'request' }).where(eq(ticket.id, request));
  const [row] = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
  const find = async (text: string, actor = org.meera) => {
    const { found } = await findIncidents({ text }, { actor } as unknown as SignedIn);
    return found.map(({ id }) => id).sort();
  };
  expect(await find('turnstile')).toEqual([ticketId, secret].sort());
  expect(await find('turnstile', org.nils)).not.toContain(secret);
  expect(await find(String(row?.number))).toEqual([ticketId]);
  expect(await find('nothing at all of the kind')).toEqual([]);
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
  const named = { categoryId: null, siteId: null, ownerId: null };
  const known = { title: 'Lifts hum', description: '', ...named, cause: null };
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
