import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type Capability, can } from '#domain/access/capabilities';
import { ROLES, type Role } from '#domain/access/roles';
import { accessTable, actionDoors } from '../architecture/doors-found';
import { test } from '../support/e2e-test';
import { someone } from '../support/sync-door';
import { account, signInOver } from './people';

/** Attacks A1 to A3: every door of the build, called as everybody, against the one table. */

const TABLE = accessTable();
const WHO: (Role | null)[] = [null, ...ROLES];
const SOME_ID = '0193b1f2-0000-7000-8000-00000000ffff';
/** A connection of its own for each call: one kept open may be closed by the server just as a write goes out. */
const ALONE = { connection: 'close' };
/** Doors that a secret in their address opens, from anywhere. */
const BY_SECRET = [
  'POST /api/unsubscribe/[token]',
  'POST /api/rate/[token]',
  'POST /api/approve/[token]',
  'GET /api/calendar/[token]',
  'POST /api/approve/change/[token]',
];
/** Pages of one thing are asked for one that is there: else it would not be known why there is nothing. */
const THERE: Record<string, string> = { 'page /desk/settings/catalogue/[id]': 'new' };
const cookies = new Map<Role | null, string>([[null, '']]);

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ baseURL }) => {
  for (const role of ROLES) cookies.set(role, (await signInOver(String(baseURL), account(role))).cookie);
  expect([...cookies.values()].filter(Boolean)).toHaveLength(ROLES.length);
  const articleId = randomUUID();
  const manager = await someone(String(baseURL), account('manager'));
  await manager.act('article.save', {
    ...{ articleId, title: 'Who opens which door', body: '1. See the table', audience: 'staff' },
    ...{ teamId: null, categoryId: null, keywords: '' },
  });
  THERE['page /desk/knowledge/[id]'] = articleId;
  const problemId = randomUUID();
  const about = { title: 'Doors stay open', description: '', categoryId: null, siteId: null };
  await manager.act('problem.open', { problemId, ...about, ownerId: null, words: [], ticketIds: [] });
  THERE['page /desk/problems/[id]'] = problemId;
  const changeId = randomUUID();
  await manager.act('change.open', {
    ...{ ...about, changeId, type: 'normal', templateId: null, reason: '', ownerId: null, teamId: null },
    ...{ incidentIds: [], problemIds: [] },
  });
  THERE['page /desk/changes/[id]'] = changeId;
});

/** What the table promises this visitor. */
function promised(key: string, role: Role | null): 'in' | 'sign-in' | 'nothing-there' {
  const passage = TABLE[key];
  if (passage === 'public') return 'in';
  if (!role) return 'sign-in';
  return passage === 'signed-in' || can(role, passage as Capability) ? 'in' : 'nothing-there';
}

/** An answer's status; the body is left unread, so that streams end. */
async function call(
  url: string,
  init: RequestInit & { headers: Record<string, string> },
): Promise<{ status: number; location: string; code: string | null }> {
  const stop = new AbortController();
  const response = await fetch(url, {
    redirect: 'manual',
    ...init,
    headers: { ...init.headers, ...ALONE },
    signal: stop.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  stop.abort();
  const code = /^\{"error":"([a-z_]+)"/.exec(text)?.[1] ?? null;
  return { status: response.status, location: response.headers.get('location') ?? '', code };
}

const pathOf = (key: string) =>
  key
    .slice(key.indexOf(' ') + 1)
    .replace(/\[\.\.\.[^\]]+\]/g, 'csrf')
    .replace(/\[[^\]]+\]/g, THERE[key] ?? SOME_ID);
const keys = Object.keys(TABLE);

for (const role of WHO) {
  test(`routes, as ${role ?? 'nobody'}`, async ({ baseURL }) => {
    const origin = String(baseURL);
    // Signing out would end the visit; it has a test of its own.
    for (const key of keys.filter((one) => /^[A-Z]+ /.test(one) && !one.endsWith('/session/end'))) {
      const method = key.slice(0, key.indexOf(' '));
      const headers = { cookie: cookies.get(role) ?? '', origin, 'content-type': 'application/json' };
      const answer = await call(origin + pathOf(key), {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      const expected = promised(key, role);
      if (expected === 'sign-in') expect(answer, key).toMatchObject({ status: 401, code: 'expired' });
      else if (expected === 'nothing-there')
        expect(answer, key).toMatchObject({ status: 404, code: 'not_found' });
      else {
        expect([401, 403, 405], key).not.toContain(answer.status);
        expect(answer.status, key).toBeLessThan(500);
      }
    }
  });

  test(`pages, as ${role ?? 'nobody'}`, async ({ baseURL }) => {
    const origin = String(baseURL);
    for (const key of keys.filter((one) => one.startsWith('page '))) {
      const { status, location } = await call(origin + pathOf(key), {
        headers: { cookie: cookies.get(role) ?? '' },
      });
      const expected = promised(key, role);
      if (expected === 'sign-in')
        expect({ status, location }, key).toEqual({
          status: 307,
          location: expect.stringContaining('/sign-in'),
        });
      else if (expected === 'nothing-there') expect(status, key).toBe(404);
      else expect([200, 307], key).toContain(status);
    }
  });

  test(`server actions, as ${role ?? 'nobody'}`, async ({ baseURL }) => {
    const found = builtActions();
    expect(found.length).toBeGreaterThan(0);
    for (const { key, ...action } of found) {
      const answer = await callAction(String(baseURL), action, {
        cookie: cookies.get(role) ?? '',
        origin: String(baseURL),
      });
      const expected = promised(key, role);
      const code =
        expected === 'sign-in' ? 'expired' : expected === 'nothing-there' ? 'not_found' : 'invalid';
      expect(answer.text, key).toContain(`"code":"${code}"`);
      expect(answer.text, key).toContain('"ok":false');
    }
  });
}

interface BuiltAction {
  id: string;
  /** A page that has it. */
  page: string;
}

/** The actions of the build with their keys; one that has none, fails. */
function builtActions(): (BuiltAction & { key: string })[] {
  const file = path.resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json');
  type Entry = { exportedName?: string; filename?: string; workers: Record<string, unknown> };
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Entry> };
  const declared = actionDoors();
  return Object.entries(manifest.node).map(([id, { exportedName, filename, workers }]) => {
    const door = declared.find((one) => one.name === exportedName && filename?.endsWith(one.file));
    if (!door?.key || !(door.key in TABLE))
      throw new Error(`an action of the build has no line in ACCESS: ${filename} ${exportedName}`);
    return { id, key: door.key, page: addressOf(Object.keys(workers)[0] ?? '') };
  });
}

/** "app/(doors)/setup/page" -> "/setup" */
const addressOf = (worker: string): string =>
  `/${worker
    .split('/')
    .slice(1, -1)
    .filter((part) => !part.startsWith('(') && !part.startsWith('[['))
    .join('/')}`;

async function callAction(origin: string, { id, page }: BuiltAction, headers: Record<string, string>) {
  const response = await fetch(origin + page, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'next-action': id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      ...headers,
      ...ALONE,
    },
    body: JSON.stringify([{ nonsense: true }]),
  });
  return { status: response.status, text: await response.text() };
}

test.describe('A2: other ways to write a protected address', () => {
  const variants = (page: string): [string, Record<string, string>][] => [
    [page, { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
    [
      page,
      {
        'x-middleware-subrequest':
          'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware',
      },
    ],
    [page, { 'x-middleware-rewrite': page, 'x-middleware-next': '1', 'x-invoke-path': page }],
    [page, { rsc: '1' }],
    [page, { rsc: '1', 'next-router-prefetch': '1' }],
    [page, { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
    [`${page}.rsc`, {}],
    [`${page}.segments/_tree.segment.rsc`, { rsc: '1' }],
    [`${page}?_rsc=abc12`, { rsc: '1' }],
    [`/${page}`, {}],
    [`${page}/`, {}],
    [`${page}/.`, {}],
    [`/app/..${page}`, {}],
    [`/app/%2e%2e${page}`, {}],
    [page.replace('/d', '/%64'), {}],
    [page.toUpperCase(), {}],
    [`/en${page}`, {}],
    [`${page}?__nextDataReq=1`, { 'x-nextjs-data': '1' }],
  ];

  for (const role of [null, 'requester', 'technician'] as const) {
    test(`as ${role ?? 'nobody'}`, async ({ baseURL }) => {
      const origin = String(baseURL);
      const mark = await marks(origin);
      for (const key of keys.filter((one) => one.startsWith('page ') && promised(one, role) !== 'in')) {
        for (const [address, headers] of variants(pathOf(key))) {
          const response = await fetch(origin + address, {
            redirect: 'follow',
            headers: { cookie: cookies.get(role) ?? '', ...headers, ...ALONE },
          });
          const body = await response.text();
          expect(
            mark.filter((word) => body.includes(word)),
            `${address} ${JSON.stringify(headers)}`,
          ).toEqual([]);
        }
      }
    });
  }

  /** Words that only the desk says: the ticket numbers a manager sees there. */
  async function marks(origin: string): Promise<string[]> {
    const response = await fetch(`${origin}/desk/tickets`, {
      headers: { cookie: cookies.get('manager') ?? '' },
    });
    const found = [...new Set((await response.text()).match(/INC-\d+/g) ?? [])];
    expect(found.length).toBeGreaterThan(0);
    return found;
  }
});

test.describe('A3: writes from elsewhere', () => {
  const foreign: [string, Record<string, string>][] = [
    ['a sandboxed frame', { origin: 'null' }],
    ['another site', { origin: 'https://evil.example' }],
    [
      'another site, with a forwarded host to match',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ],
    ['nobody knows where', {}],
    ['another site, by its own word', { 'sec-fetch-site': 'cross-site' }],
  ];
  for (const [name, headers] of foreign) {
    test(name, async ({ baseURL }) => {
      const origin = String(baseURL);
      const cookie = cookies.get('administrator') ?? '';
      for (const key of keys.filter((one) => /^(POST|PUT|PATCH|DELETE) /.test(one))) {
        const method = key.slice(0, key.indexOf(' '));
        const answer = await call(origin + pathOf(key), {
          method,
          headers: { cookie, ...headers },
          body: '{}',
        });
        // Mail programs come from nowhere; what they may do is said by a secret in the address, which this has not.
        if (BY_SECRET.includes(key)) expect(answer.status, key).toBe(404);
        else expect(answer, key).toMatchObject({ status: 403, code: 'forbidden' });
      }
      for (const { key, ...action } of builtActions()) {
        const answer = await callAction(origin, action, { cookie, ...headers });
        // Next refuses some of these itself, with 500 and before the action runs.
        expect(answer.status >= 400 || answer.text.includes('"code":"forbidden"'), key).toBe(true);
        expect(answer.text, key).not.toContain('"code":"invalid"');
      }
      // Signing out is among the doors: the administrator is still signed in.
      expect((await call(`${origin}/desk`, { headers: { cookie } })).status).toBe(200);
    });
  }
});
