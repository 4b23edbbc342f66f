import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { person, session } from '#db/schema/people';
import { syncChange } from '#db/schema/sync';
import type { PersonFields } from '#domain/settings/shapes';
import { isSessionLive, openSession } from '#server/auth/sessions';
import { listPeople, PEOPLE_PAGE, peopleRows } from '#server/people/list-people';
import { personDetail } from '#server/people/person-detail';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import {
  endSessionsAction,
  savePersonAction,
  setActiveAction,
} from '../../../app/desk/people/person-actions';
import { signedInAs, visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(() => as('administrator'));

const admin = () => base.actor('administrator');
async function detail(id: string) {
  const found = await personDetail(admin(), id);
  if (!found) throw new Error('nobody');
  const { name, email, phone, company, role, siteId, managerEmail, teamIds } = found;
  const fields: PersonFields = { name, email, phone, company, role, siteId, managerEmail, teamIds };
  return { ...found, fields };
}
const save = async (id: string, change: Partial<PersonFields>, ver?: number) => {
  const now = await detail(id);
  return savePersonAction({ personId: id, ver: ver ?? now.ver, fields: { ...now.fields, ...change } });
};
const lastAudit = async (action: string) =>
  (
    await base.db
      .select({ entry: auditEntry, value: auditValue.value })
      .from(auditEntry)
      .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
      .where(eq(auditEntry.action, action))
      .orderBy(desc(auditEntry.id))
      .limit(1)
  )[0];

describe('a person', () => {
  test('is changed with teams and role: their devices are told, and the audit holds from and to', async () => {
    const { id } = base.actor('requester');
    const team = base.teams[0]?.id ?? '';
    expect(
      await save(id, { role: 'technician', teamIds: [team], phone: '+41 62 555 01 23', company: ' Ward 4 ' }),
    ).toMatchObject({ ok: true, data: { status: 'saved' } });
    expect(await detail(id)).toMatchObject({
      ...{ role: 'technician', teamIds: [team], phone: '+41625550123', company: 'Ward 4' },
    });
    const told = await base.db
      .select()
      .from(syncChange)
      .where(and(eq(syncChange.entity, 'person'), eq(syncChange.entityId, id)));
    expect(told.map((row) => row.op)).toContain('enter');
    const audit = await lastAudit('person.save');
    expect(audit?.entry).toMatchObject({ actorId: admin().id, subjectId: id, channel: 'desk' });
    expect(audit?.value).toMatchObject({ changes: { role: { from: 'requester', to: 'technician' } } });
    expect(await save(id, { role: 'requester', teamIds: [] })).toMatchObject({ ok: true });
  });

  test('is not overwritten: the second of two administrators sees what the first wrote', async () => {
    const { id } = base.actor('technician');
    const { ver, name } = await detail(id);
    expect(await save(id, { company: 'First' }, ver)).toMatchObject({ data: { status: 'saved' } });
    const late = await save(id, { company: 'Second' }, ver);
    expect(late).toMatchObject({ ok: true, data: { status: 'changed', theirs: { company: 'First', name } } });
    expect(await detail(id)).toMatchObject({ company: 'First' });
    const again = await save(id, { company: 'Second' }, late.ok ? late.data.ver : 0);
    expect(again).toMatchObject({ data: { status: 'saved' } });
  });

  test('has sound fields: every fault names its field', async () => {
    const { id } = base.actor('technician');
    const other = await detail(base.actor('manager').id);
    const fault = async (change: Partial<PersonFields>) => {
      const answer = await save(id, change);
      if (answer.ok) throw new Error('taken');
      return answer.error.detail?.field ?? Object.keys(answer.error.fields ?? {});
    };
    expect(await fault({ phone: '062 555 01' })).toBe('phone');
    expect(await fault({ email: null })).toBe('email');
    expect(await fault({ email: other.email })).toBe('email');
    expect(await fault({ email: 'nobody' })).toEqual(['fields.email']);
    expect(await fault({ name: '  ' })).toEqual(['fields.name']);
    expect(await fault({ name: 'admin\r\nFAKE' })).toEqual(['fields.name']);
    expect(await fault({ role: 'requester' })).toBe('teamIds');
    expect(await fault({ siteId: id })).toBe('siteId');
    expect(await fault({ teamIds: [id] })).toBe('teamIds');
  });
});

describe('the last administrator', () => {
  const others = async () =>
    base.people.filter((one) => one.role === 'administrator' && one.id !== admin().id).map((one) => one.id);

  test('stays one, and nobody disables themselves', async () => {
    for (const id of await others()) await save(id, { role: 'manager' });
    expect(await save(admin().id, { role: 'manager' })).toMatchObject({
      error: { code: 'illegal_state', detail: { reason: 'lastAdministrator' } },
    });
    expect(await setActiveAction({ personId: admin().id, active: false })).toMatchObject({
      error: { code: 'illegal_state', detail: { reason: 'yourself' } },
    });
  });

  test('of two who take the right from one another at once, one keeps it', async () => {
    const second = base.actor('manager').id;
    await save(second, { role: 'administrator' });
    const both = [admin().id, second];
    const vers = await Promise.all(both.map(async (id) => (await detail(id)).ver));
    const fields = await Promise.all(both.map(async (id) => (await detail(id)).fields));
    const answers = await Promise.all(
      both.map((personId, at) =>
        savePersonAction({
          personId,
          ver: vers[at] as number,
          fields: { ...(fields[at] as PersonFields), role: 'manager' },
        }),
      ),
    );
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    const left = await base.db
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.role, 'administrator'), eq(person.active, true)));
    expect(left).toHaveLength(1);
    await signedInAs(left[0]?.id ?? '');
    await save(both.find((id) => id !== left[0]?.id) ?? '', { role: 'administrator' });
    as('administrator');
    await save(second, { role: 'manager' });
  });
});

test('a disabled person loses every session, an enabled one starts anew', async () => {
  const { id } = base.actor('technician');
  const sid = await openSession(id, 'a phone', Date.now());
  expect(await setActiveAction({ personId: id, active: false })).toMatchObject({ ok: true });
  expect(await isSessionLive(sid)).toBe(false);
  expect(await detail(id)).toMatchObject({ state: 'disabled', devices: [] });
  expect(await setActiveAction({ personId: id, active: true })).toMatchObject({ ok: true });
  expect(await detail(id)).toMatchObject({ state: 'active', devices: [] });
});

test('one session ends, or all; a session of somebody else is not there', async () => {
  const { id } = base.actor('technician');
  const [one = '', two = ''] = await Promise.all([1, 2].map(() => openSession(id, 'a phone', Date.now())));
  const other = base.actor('manager').id;
  expect(await endSessionsAction({ personId: other, sessionId: one })).toMatchObject({
    error: { code: 'not_found' },
  });
  expect(await endSessionsAction({ personId: id, sessionId: one })).toMatchObject({ data: { ended: 1 } });
  expect(await isSessionLive(two)).toBe(true);
  expect(await endSessionsAction({ personId: id, sessionId: null })).toMatchObject({ data: { ended: 1 } });
  const entry = await lastAudit('sign-out');
  expect(entry?.entry.actorId).toBe(admin().id);
  const open = await base.db.select().from(session).where(eq(session.id, two));
  expect(open[0]?.revokedAt).not.toBeNull();
});

test('ten thousand people are read page by page, forward and back, by index', async () => {
  const made = Array.from({ length: 10_000 }, (_, n) => ({
    id: `0193b1f2-0000-7000-8000-1${String(n).padStart(11, '0')}`,
    name: `Requester ${String(n % 5_000).padStart(5, '0')}`,
  }));
  for (let from = 0; from < made.length; from += 1_000)
    await base.db
      .insert(person)
      .values(
        made.slice(from, from + 1_000).map((one) => ({ ...one, role: 'requester' as const, createdAt: 1 })),
      );
  await base.pool.query('ANALYZE TABLE person');
  const first = await listPeople({ q: 'requester 0', role: 'requester' });
  expect(first).toMatchObject({ before: null, total: 10_000 });
  const second = await listPeople({ q: 'requester 0', older: first.after ?? '' });
  expect(second.rows).toHaveLength(PEOPLE_PAGE);
  expect([...first.rows, ...second.rows].map((row) => row.name)).toEqual(
    [...made]
      .map((one) => one.name)
      .sort()
      .slice(0, 2 * PEOPLE_PAGE),
  );
  const back = await listPeople({ q: 'requester 0', newer: second.before ?? '' });
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));

  const place = { name: 'Requester 02500', id: made[2_500]?.id ?? '' };
  for (const query of [peopleRows({}, place, null), peopleRows({ role: 'requester' }, null, place)]) {
    const { sql, params } = query.toSQL();
    const [plan] = await base.pool.query(`EXPLAIN ${sql}`, params);
    const [line] = plan as { key: string | null; Extra: string }[];
    expect(['person_name', 'person_role']).toContain(line?.key);
    expect(line?.Extra).not.toContain('filesort');
  }
}, 60_000);
