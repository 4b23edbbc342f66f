import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { team } from '#db/schema/people';
import { ticket, timeline } from '#db/schema/tickets';
import { DEFAULT_MATRIX, shiftsOf, type WholeMatrix, withCell } from '#domain/priority/matrix';
import { policySetting } from '#server/settings/priorities';
import { siteSettings, teamSettings } from '#server/settings/read';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import {
  affectedAction,
  recalculateAction,
  saveSiteAction,
  saveTeamAction,
  setPolicyAction,
} from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(() => as('administrator'));

const newTeam = (name: string, firstLine = false) => {
  const teamId = newId();
  return { uid: newId(), args: { teamId, name, firstLine, active: true }, base: null };
};
const firstLines = () => base.db.select({ id: team.id }).from(team).where(eq(team.firstLine, true));

test('sent twice, it runs once', async () => {
  const asked = { uid: newId(), args: { siteId: newId(), name: 'House Z', active: true }, base: null };
  const [one, two] = await Promise.all([saveSiteAction(asked), saveSiteAction(asked)]);
  expect(one).toEqual(two);
  expect(one).toMatchObject({ ok: true, data: { status: 'ok' } });
  const sites = await siteSettings(base.actor('administrator'));
  expect(sites.filter((row) => row.name === 'House Z')).toHaveLength(1);
});

test('however many make teams first line at once, one is', async () => {
  const answers = await Promise.all(
    ['Alpha', 'Beta', 'Gamma', 'Delta'].map((name) => saveTeamAction(newTeam(name, true))),
  );
  expect(answers.every((answer) => answer.ok && answer.data.status === 'ok')).toBe(true);
  expect(await firstLines()).toHaveLength(1);
});

test('a team with open tickets is not retired, and the refusal says how many', async () => {
  const busy = (await teamSettings(base.actor('administrator'))).find(
    (one) => one.open > 0 && !one.firstLine,
  );
  if (!busy) throw new Error('no busy team');
  const { id: teamId, name, firstLine, open } = busy;
  const answer = await saveTeamAction({
    uid: newId(),
    args: { teamId, name, firstLine, active: false },
    base: { name, firstLine, active: true },
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'invalid', detail: { field: 'active', fault: 'openTickets', n: open } },
  });
});

test('the preview counts exactly the tickets that then move, each by one line in its history', async () => {
  const actor = base.actor('administrator');
  const before = await policySetting(actor);
  const matrix: WholeMatrix = [
    [1, 2, 3],
    [2, 3, 3],
    [3, 3, 3],
  ];
  const shifts = shiftsOf(matrix, before.rated);
  expect(shifts.length).toBeGreaterThan(0);
  for (const { from, to, n } of shifts) {
    const ids = new Set<string>();
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof affectedAction>> = await affectedAction({
        matrix,
        from,
        to,
        after,
      });
      if (!page.ok) throw new Error(page.error.code);
      for (const row of page.data.rows) ids.add(row.id);
      after = page.data.next;
      if (!after) break;
    }
    expect([from, to, ids.size]).toEqual([from, to, n]);
  }
  const asked = {
    uid: newId(),
    args: { matrix, closeAfterDays: 14 },
    base: { matrix: '123/234/345', closeAfterDays: before.closeAfterDays },
  };
  expect(await setPolicyAction(asked)).toMatchObject({ ok: true, data: { status: 'ok' } });
  const moved = shifts.reduce((sum, shift) => sum + shift.n, 0);
  let changed = 0;
  for (;;) {
    const step = await recalculateAction({});
    if (!step.ok) throw new Error(step.error.code);
    changed += step.data.changed;
    expect(step.data.changed).toBeLessThanOrEqual(40);
    if (step.data.left === 0) break;
  }
  expect(changed).toBe(moved);
  const now = await policySetting(actor);
  expect(now).toMatchObject({ matrix, closeAfterDays: 14 });
  expect(shiftsOf(matrix, now.rated)).toEqual([]);
  const [sample] = await base.db
    .select({ id: ticket.id, priority: ticket.priority })
    .from(ticket)
    .innerJoin(timeline, and(eq(timeline.ticketId, ticket.id), eq(timeline.kind, 'edit')))
    .where(and(eq(ticket.impact, 3), eq(ticket.urgency, 3), eq(timeline.actorId, actor.id)))
    .limit(1);
  expect(sample?.priority).toBe(3);
});

test('a matrix seen before somebody else changed it is merged, not taken', async () => {
  const asked = {
    uid: newId(),
    args: { matrix: withCell(DEFAULT_MATRIX, { impact: 1, urgency: 2 }, 1), closeAfterDays: 14 },
    base: { matrix: '123/234/345', closeAfterDays: 14 },
  };
  expect(await setPolicyAction(asked)).toMatchObject({
    data: { status: 'merged', merged: [{ field: 'matrix', mine: '113/234/345', theirs: '123/233/333' }] },
  });
});
