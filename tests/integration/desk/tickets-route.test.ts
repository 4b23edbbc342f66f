import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Role } from '#domain/access/roles';
import type { DeskAnswer } from '#domain/reports/shapes';
import { SORTS } from '#domain/reports/ticket-query';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { GET as people } from '../../../app/api/desk/requesters/route';
import { GET } from '../../../app/api/desk/tickets/route';
import { SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let base: SeededDatabase;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  for (const role of ['requester', 'technician', 'manager'] as const) {
    const token = await tokenFor(await openSession(base.actor(role).id, 'a browser', Date.now()));
    cookies.set(role, `${sessionCookie()}=${token}`);
  }
});
afterAll(() => base.drop());

const call = (door: typeof GET, path: string, role: Role | null) =>
  door(new Request(`http://desk.test${path}`, { headers: { cookie: cookies.get(role as Role) ?? '' } }));
const list = (query: string, role: Role | null = 'manager') =>
  call(GET, `/api/desk/tickets${query ? `?${query}` : ''}`, role);

test('the list is data for whoever may read the desk, never kept by a cache, and hidden from others', async () => {
  expect((await list('', null)).status).toBe(401);
  expect((await list('', 'requester')).status).toBe(404);
  expect((await list('', 'technician')).status).toBe(404);
  const response = await list('view=all&state=closed&size=3');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const answer = (await response.json()) as DeskAnswer;
  expect(answer.rows).toHaveLength(3);
  expect(answer.rows.every((row) => row.state === 'closed')).toBe(true);
  expect(answer).not.toHaveProperty('total');
  expect(answer).not.toHaveProperty('counts');
});

test('pages follow each other, and counts come when they are asked for', async () => {
  const first = (await (await list('view=all&sort=priority&count=1&tabs=1')).json()) as DeskAnswer;
  expect(first.total).toBe(base.tickets.length);
  expect(first.counts?.all).toBe(base.tickets.length);
  expect(first.counts?.open).toBe(first.open);
  const second = (await (await list(`view=all&sort=priority&older=${first.older}`)).json()) as DeskAnswer;
  expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id);
  const back = (await (await list(`view=all&sort=priority&newer=${second.newer}`)).json()) as DeskAnswer;
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
});

const ID = '019fa001-ae48-782b-b7cf-f2e63c6b9136';
const HOSTILE: Array<[query: string, field: string]> = [
  // A22: what could become SQL
  ['sort=created_at', 'sort'],
  ['sort=id;drop table ticket', 'sort'],
  ['sort=priority&dir=desc,(select 1)', 'dir'],
  ["view=open' or '1'='1", 'view'],
  ['state=closed%00', 'state'],
  ["team=1' or 1=1 --", 'team'],
  ['priority=1 or 1', 'priority'],
  ['priority=0', 'priority'],
  ['priority=1,2,9', 'priority'],
  ['state=new,', 'state'],
  ['reporter=you', 'reporter'],
  ['confidential=1', 'confidential'],
  ['priority=1e0', 'priority'],
  [`category=${ID})`, 'category'],
  ['reported=2026-01-01..2026-01-02..x', 'reported'],
  ['reported=0001-01-01', 'reported'],
  // A23: what could cost much
  ['size=1000000000', 'size'],
  ['size=501', 'size'],
  ['size=-1', 'size'],
  ['size=0', 'size'],
  ['count=yes', 'count'],
  [`older=99999999999999999_${ID}`, 'older'],
  [`older=1_${'9'.repeat(10_000)}`, 'older'],
  [`q=${'(a%2B)%2B'.repeat(1_200)}`, 'q'],
  // A42: more than one value, and names that are not ours
  ['view=open&view=all', 'view'],
  [`team=${ID}&team=${ID}`, 'team'],
  ['q=a&q=b', 'q'],
  ['view[]=open', 'view[]'],
  ['__proto__=x', '__proto__'],
  ['__proto__[view]=all', '__proto__[view]'],
  ['constructor=x', 'constructor'],
  ['toString=1', 'toString'],
  ['columns=password_hash', 'columns'],
];

test.each(HOSTILE)('%s is refused by its name (A22, A23, A42)', async (query, field) => {
  const response = await list(query);
  expect([response.status, await response.json()]).toEqual([400, { error: 'invalid', field }]);
});

test('500 filters are refused at the first that is unknown, and a cursor behind the end is an empty page', async () => {
  const many = Array.from({ length: 500 }, (_, n) => `filter${n}=1`).join('&');
  expect((await list(many)).status).toBe(400);
  for (const sort of SORTS) {
    const keys = {
      due: '1',
      reported: '1',
      updated: '1',
      priority: '1_1',
      state: '0_1',
      number: 'INC-000000',
    }[sort];
    const ends = [];
    for (const dir of ['asc', 'desc'] as const) {
      const began = performance.now();
      const response = await list(`view=all&sort=${sort}&dir=${dir}&older=${keys}_${ID}`);
      ends.push(((await response.json()) as DeskAnswer).rows.length);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
    expect(Math.min(...ends)).toBe(0);
  }
});

test('people are found by the beginnings of their names, and by nothing else', async () => {
  const found = async (q: string, role: Role | null = 'manager') => {
    const response = await call(people, `/api/desk/requesters?${q}`, role);
    return response.status === 200
      ? ((await response.json()) as { people: Array<{ name: string }> }).people.map(({ name }) => name)
      : response.status;
  };
  const name = base.people.find((row) => row.role === 'requester')?.name ?? '';
  expect(await found(`q=${encodeURIComponent(name)}`)).toContain(name);
  expect(await found(`q=${encodeURIComponent(name.slice(0, 3))}`)).toContain(name);
  expect(await found('q=%25')).toEqual([]);
  expect(await found('q=_')).toEqual([]);
  expect(await found('q=')).toBe(400);
  expect(await found('q=a&q=b')).toBe(400);
  expect(await found(`q=${'a'.repeat(81)}`)).toBe(400);
  expect(await found('q=a', 'technician')).toBe(404);
});
