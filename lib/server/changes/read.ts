import 'server-only';
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, type SQL } from 'drizzle-orm';
import { db } from '#db/connection';
import { change, changePolicy, changeTemplate, freeze } from '#db/schema/changes';
import { person, team } from '#db/schema/people';
import { CHANGE_STATES, type ChangeState, OPEN_CHANGES, PLANNED_CHANGES } from '#domain/change/change';
import type { Span } from '#domain/change/schedule';
import type { ChangeChoices, ChangeLine, ChangeTab } from '#domain/change/view';
import type { Id } from '#domain/kernel/types';
import type {
  ChangePolicyRow,
  ChangeRow,
  ChangeTemplateRow,
  FreezeRow,
  PlannedChange,
} from '#sync/views/change';
import { problemChoices } from '../problems/choices';
import { readRows } from '../sync/read-rows';

/** So many stand on a page of the list. */
const PAGE = 50;

const STATES: Record<ChangeTab, readonly ChangeState[]> = {
  open: OPEN_CHANGES,
  approval: ['awaiting_approval'],
  planned: ['approved', 'scheduled', 'implementing'],
  over: CHANGE_STATES.filter((state) => !OPEN_CHANGES.includes(state)),
  all: CHANGE_STATES,
};

/** Changes of a tab, the one changed last first. @param page the first is 1 @param only what else holds for them */
export async function listChanges(
  tab: ChangeTab,
  page: number,
  only?: SQL,
): Promise<{ lines: ChangeLine[]; more: boolean }> {
  const { id, number, title, type, state, riskLevel, windowFrom, windowTo } = change;
  const rows = await db
    .select({ id, number, title, type, state, riskLevel, windowFrom, windowTo })
    .from(change)
    .where(and(isNull(change.deletedAt), inArray(state, [...STATES[tab]]), only))
    .orderBy(desc(change.updatedAt), id)
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE);
  return { lines: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** @returns null when there is no such change */
export async function readChange(id: Id): Promise<ChangeRow | null> {
  const [row] = await readRows(db, 'change', [id]);
  return row && row.deletedAt === null ? row : null;
}

const { log, description, reason, backOut, tests, reviewNotes, guard, ...PLANNED } = getTableColumns(change);

/** More than a person can look at. */
const IN_CALENDAR = 3_000;

/** Changes that stand in the calendar and have time in common with the span, the first first. */
export function plannedIn({ from, to }: Span): Promise<PlannedChange[]> {
  return db
    .select(PLANNED)
    .from(change)
    .where(
      and(
        ...[isNull(change.deletedAt), inArray(change.state, [...PLANNED_CHANGES, 'review', 'closed'])],
        ...[lt(change.windowFrom, to), gt(change.windowTo, from)],
      ),
    )
    .orderBy(asc(change.windowFrom))
    .limit(IN_CALENDAR);
}

const plain = <T extends { guard: number }>({ guard: _, ...row }: T): Omit<T, 'guard'> => row;

/** All freezes, the next first. */
export async function listFreezes(): Promise<FreezeRow[]> {
  const rows = await db.select().from(freeze).where(isNull(freeze.deletedAt)).orderBy(asc(freeze.from));
  return rows.map(plain);
}

/** All rules of who approves, in their order. */
export async function listChangePolicies(): Promise<ChangePolicyRow[]> {
  const rows = await db
    .select()
    .from(changePolicy)
    .where(isNull(changePolicy.deletedAt))
    .orderBy(asc(changePolicy.position), asc(changePolicy.id));
  return rows.map(plain);
}

/** All changes that are approved for all times, also those that are no longer used. */
export async function listChangeTemplates(): Promise<ChangeTemplateRow[]> {
  const rows = await db
    .select()
    .from(changeTemplate)
    .where(isNull(changeTemplate.deletedAt))
    .orderBy(asc(changeTemplate.name));
  return rows.map(plain);
}

/** Whose a change can be, and of what. */
export async function changeChoices(): Promise<ChangeChoices> {
  const [common, teams, templates] = await Promise.all([
    problemChoices(),
    db
      .select({ id: team.id, name: team.name })
      .from(team)
      .where(and(eq(team.active, true), isNull(team.deletedAt)))
      .orderBy(asc(team.name)),
    listChangeTemplates(),
  ]);
  return {
    ...{ ...common, teams },
    templates: templates.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  };
}

/** Names of all who are named in these changes, and in the story of those that come with it. */
export async function namesIn(
  rows: readonly (PlannedChange & Partial<Pick<ChangeRow, 'log'>>)[],
): Promise<Record<Id, string>> {
  const ids = new Set(
    rows.flatMap((row) => [
      ...[row.requesterId, row.ownerId, ...(row.log ?? []).map(({ byId }) => byId)],
      ...row.plan.flatMap(({ ownerId, doneById }) => [ownerId, doneById]),
    ]),
  );
  const known = [...ids].filter((id) => id !== null);
  if (known.length === 0) return {};
  const people = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, known));
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}
