import { writeFileSync } from 'node:fs';
import { eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '#db/connection';
import { asset } from '#db/schema/assets';
import type { Role } from '#domain/access/roles';
import { labelSheets } from '#server/assets/label-sheets';
import { readLabelled } from '#server/assets/tagged';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { POST } from '../../../app/api/assets/labels/route';
import { SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let base: SeededDatabase;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  for (const role of ['requester', 'technician'] as const) {
    const token = await tokenFor(await openSession(base.actor(role).id, 'a browser', Date.now()));
    cookies.set(role, `${sessionCookie()}=${token}`);
  }
});
afterAll(() => base.drop());

const ask = (ids: unknown, role: Role | null = 'technician', origin = 'http://desk.test') =>
  POST(
    new Request('http://desk.test/api/assets/labels', {
      method: 'POST',
      headers: { cookie: cookies.get(role as Role) ?? '', origin, host: 'desk.test' },
      body: JSON.stringify({ ids }),
    }),
  );
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

test('labels are made for those who keep assets, of what is there', async () => {
  const rows = await db.select({ id: asset.id }).from(asset).where(isNull(asset.mergedIntoId)).limit(25);
  const ids = rows.map(({ id }) => id);
  expect((await ask(ids, null)).status).toBe(401);
  expect((await ask(ids, 'requester')).status).toBe(404);
  expect((await ask(ids, 'technician', 'http://elsewhere.test')).status).toBe(403);
  const answer = await ask(ids);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(pagesOf(Buffer.from(await answer.arrayBuffer()))).toBe(ids.length > 24 ? 2 : 1);

  const [gone = ''] = ids;
  await db.update(asset).set({ deletedAt: Date.now() }).where(eq(asset.id, gone));
  expect((await ask([gone])).status).toBe(404);
  await db.update(asset).set({ deletedAt: null }).where(eq(asset.id, gone));
});

test('240 at most, and nothing but ids', async () => {
  const many = (n: number) => Array.from({ length: n }, () => crypto.randomUUID());
  for (const wrong of [[], ['x'], 'x', null, many(241)]) expect((await ask(wrong)).status).toBe(400);
  // None of these is there.
  expect((await ask(many(240))).status).toBe(404);
});

test('tags and names of any sort are printed', async () => {
  const labels = [
    { tag: 'AP-R2-014', name: 'Ceiling radio, Radiology corridor' },
    { tag: 'A\u0000\u202eB', name: 'Line\none\u0007' },
    { tag: 'W'.repeat(60), name: 'Donaudampfschifffahrtsgesellschaft '.repeat(6).trim() },
    { tag: '..', name: 'Laptop of Nguyễn Thị Ánh' },
    { tag: 'ПК-7', name: 'Принтер, جهاز' },
    { tag: '', name: '' },
    ...Array.from({ length: 24 }, (_, n) => ({
      tag: `HB-P${900 + n}`,
      name: 'Wall phone, corridor, House B',
    })),
  ];
  const pdf = await labelSheets(labels, {
    origin: 'https://desk.example.org',
    organisation: 'Holm Hospitals',
  });
  expect(pagesOf(Buffer.from(pdf))).toBe(2);
  if (process.env.KEEP_PDF) writeFileSync(process.env.KEEP_PDF, pdf);
});

test('a label leads requesters to what they use alone, and staff to all', async () => {
  const rows = await db.select({ tag: asset.tag, id: asset.id, userId: asset.userId }).from(asset);
  const requester = base.actor('requester');
  const own = rows.find((row) => row.userId === requester.id);
  const other = rows.find((row) => row.userId === null);
  expect(await readLabelled(db, own?.tag ?? '', requester)).toBe(own?.id);
  expect(await readLabelled(db, other?.tag ?? '', requester)).toBeNull();
  expect(await readLabelled(db, other?.tag ?? '', base.actor('technician'))).toBe(other?.id);
});
