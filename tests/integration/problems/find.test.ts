import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem, problemLink, problemProposal, problemSearch } from '#db/schema/problems';
import { ticket } from '#db/schema/tickets';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/sessions';
import { findProblems } from '#server/jobs/find-problems';
import { acceptProposal, dismissProposal } from '#server/problems/decide';
import { openProposals } from '#server/problems/proposals';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** What the desk proposes by itself, on a real database. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let site: Id;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  const ada = await Device.open(org.ada);
  site = newId();
  await ada.push(ada.envelope('site.save', { siteId: site, name: 'House D', active: true }));
  // Something to compare with: what happens elsewhere, each time another thing.
  const things = [
    'keyboard',
    'monitor',
    'mouse',
    'camera',
    'scanner',
    'phone',
    'tablet',
    'router',
    'chair',
    'lamp',
  ];
  const signs = ['broken', 'noisy', 'missing', 'slow', 'loose', 'dirty', 'frozen'];
  for (const thing of things) for (const sign of signs) await report(`The ${thing} is ${sign}`, null);
}, 120_000);
afterAll(() => base.drop());

const report = (title: string, siteId: Id | null, over: { confidential?: true } = {}): Promise<Id> =>
  asha.reported({ title, description: '', siteId, categoryId: null, ...over });
async function again(many: number): Promise<Id[]> {
  const ids: Id[] = [];
  for (let n = 0; n < many; n++) ids.push(await report(`Badge reader ${n} at the gate blinks red`, site));
  return ids;
}
const signedIn = (who: Organisation['meera']) => ({ actor: who }) as unknown as SignedIn;
const proposals = () => openProposals(org.meera, Date.now());
/** As if the next hour had come. */
const search = () => findProblems(base.db, Date.now() + 1);

it('proposes what keeps happening, with its evidence; without confidential tickets', async () => {
  const ids = await again(6);
  await report('Badge reader 7 at the gate blinks red', site, { confidential: true });
  expect(await search()).toBe(1);
  const [one, ...others] = await proposals();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ kind: 'site', siteId: site, evidence: { people: 1 } });
  expect(one?.words).toEqual(expect.arrayContaining(['badge', 'reader', 'gate', 'blink', 'red']));
  expect(one?.tickets.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(one?.evidence.weeks.at(-1)).toBe(6);
});

it('shows a person only those of its tickets they may see', async () => {
  const [one] = await openProposals(org.nils, Date.now());
  expect(one?.tickets.every(({ requesterId }) => requesterId === org.nils.id)).toBe(true);
});

it('does nothing while another worker searches, and nothing where nothing changed', async () => {
  await base.db.update(problemSearch).set({ leasedUntil: Date.now() + DAY });
  expect(await search()).toBeNull();
  const later = Date.now() + 3 * DAY;
  await base.db.update(problemSearch).set({ leasedUntil: 0, searchedAt: later });
  expect(await findProblems(base.db, later)).toBe(0);
  await base.db.update(problemSearch).set({ leasedUntil: 0, searchedAt: 0 });
});

it('what is dismissed stays away until it has grown by half', async () => {
  const [one] = await proposals();
  const of = { proposalId: one?.id ?? '', reason: 'The gate is being replaced' };
  await dismissProposal(of, signedIn(org.meera));
  await expect(dismissProposal(of, signedIn(org.meera))).rejects.toMatchObject({ code: 'not_found' });
  await again(2);
  await search();
  expect(await proposals()).toEqual([]);
  await again(1);
  await search();
  const [back] = await proposals();
  expect(back?.id).toBe(one?.id);
  expect(back?.tickets).toHaveLength(9);
});

it('a problem is opened of it, with a number and its incidents, and it is not proposed again', async () => {
  const [one] = await proposals();
  const of = {
    uid: newId(),
    proposalId: one?.id ?? '',
    title: 'The badge reader at the gate',
    ownerId: org.meera.id,
  };
  const id = await acceptProposal(of, signedIn(org.meera));
  const [row] = await base.db.select().from(problem).where(eq(problem.id, id));
  expect(row).toMatchObject({ number: 'PRB-000001', state: 'new', siteId: site, ownerId: org.meera.id });
  const links = await base.db.select().from(problemLink).where(eq(problemLink.problemId, id));
  expect(links.map(({ ticketId }) => ticketId).sort()).toEqual(one?.tickets.map((seen) => seen.id).sort());
  await search();
  expect(await proposals()).toEqual([]);
  expect(await base.db.select().from(problemProposal)).toHaveLength(1);
  // The answer was lost: asked again it is the same. Somebody else comes too late.
  expect(await acceptProposal(of, signedIn(org.meera))).toBe(id);
  const later = { ...of, uid: newId() };
  await expect(acceptProposal(later, signedIn(org.meera))).rejects.toMatchObject({ code: 'not_found' });
  expect(await base.db.select().from(problem)).toHaveLength(1);
});

it('who sees an incident hears of what is behind it, and who does not, does not', async () => {
  const [one] = await base.db.select().from(problemLink).limit(1);
  const seen = await asha.bootstrap();
  expect(seen.some(({ rows }) => rows.problemLink.length > 0 || rows.problem.length > 0)).toBe(false);
  const [row] = await base.db
    .select({ teamId: ticket.teamId })
    .from(ticket)
    .where(eq(ticket.id, one?.ticketId ?? ''));
  const member = [org.lena, org.omar, org.nils].find(({ teamIds }) => teamIds.includes(row?.teamId ?? ''));
  const stranger = [org.lena, org.omar, org.nils].find(({ teamIds }) => !teamIds.includes(row?.teamId ?? ''));
  const linksOf = async (who: Organisation['lena'] | undefined) => {
    const device = await Device.open(who as Organisation['lena']);
    return (await device.bootstrap()).flatMap(({ rows }) => rows.problemLink).length;
  };
  expect(await linksOf(member)).toBeGreaterThan(0);
  if (stranger) expect(await linksOf(stranger)).toBe(0);
});

it('what is proposed of tickets that have gone to another category goes with them', async () => {
  const ids: Id[] = [];
  for (let n = 0; n < 6; n++) ids.push(await report(`Lift ${n} in the tower stands still`, site));
  await search();
  expect((await proposals()).map(({ categoryId, words }) => [categoryId, words.includes('lift')])).toEqual([
    [null, true],
  ]);
  // Nothing else has changed in the category they leave.
  await base.db.update(ticket).set({ updatedAt: Date.now() - 5 * HOUR });
  const [categoryId, updatedAt] = [newId(), Date.now() + 1];
  await base.db.update(ticket).set({ categoryId, updatedAt }).where(inArray(ticket.id, ids));
  await search();
  expect((await proposals()).filter((one) => one.categoryId === null)).toEqual([]);
});
