import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { assetClass } from '#db/schema/assets';
import { auditEntry } from '#db/schema/operations';
import type { Attribute } from '#domain/asset/classes';
import { flat } from '#domain/settings/flat';
import { assetClassSettings, assetsOnDevices } from '#server/settings/assets';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { saveAssetClassAction, saveOnDevicesAction } from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

/** Classes of assets, and which assets devices hold, as administrators change them. */
let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(() => as('administrator'));

const attribute = (key: string, over: Partial<Attribute> = {}) => ({
  ...{ key, label: key, kind: 'text' as const, choices: [] as string[], unit: '', required: false },
  ...(over as { choices?: string[] }),
});
type Fields = Omit<Parameters<typeof saveAssetClassAction>[0]['args'], 'classId'>;
const blank = (name: string): Fields => ({
  ...{ name, parentId: null, icon: 'box', service: false, attributes: [], active: true },
});
const save = (classId: string, args: Fields, seen: Fields | null = null) =>
  saveAssetClassAction({
    uid: newId(),
    args: { classId, ...args },
    base: seen && (flat(seen) as never),
  });
const made = async (name: string, over: Partial<Fields> = {}) => {
  const id = newId();
  expect(await save(id, { ...blank(name), ...over })).toMatchObject({ ok: true, data: { status: 'ok' } });
  return id;
};
const wrong = (field: string, fault: string) => ({
  ok: true,
  data: { status: 'rejected', code: 'invalid', detail: { field, fault } },
});

test('only administrators change classes, and which assets devices hold', async () => {
  for (const role of ['requester', 'technician', 'manager', null] as const) {
    as(role);
    expect((await save(newId(), blank('Mine'))).ok).toBe(false);
    const answer = await saveOnDevicesAction({
      uid: newId(),
      args: { which: 'theirs' },
      base: { which: 'all' },
    });
    expect(answer.ok).toBe(false);
  }
  expect(await assetsOnDevices()).toBe('all');
  expect((await assetClassSettings()).map(({ name }) => name)).not.toContain('Mine');
});

test('what is wrong is said of the field it is about', async () => {
  expect(await save(newId(), blank(' '))).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const kept = await made('Cameras');
  expect(await save(newId(), blank('cameras'))).toMatchObject(wrong('name', 'taken'));
  expect(await save(newId(), { ...blank('A'), parentId: newId() })).toMatchObject(
    wrong('parentId', 'unknown'),
  );
  const twice = [attribute('lens'), attribute('lens')];
  expect(await save(newId(), { ...blank('B'), attributes: twice })).toMatchObject(
    wrong('attributes', 'twice'),
  );
  const empty = [attribute('lens', { kind: 'choice' })];
  expect(await save(newId(), { ...blank('C'), attributes: empty })).toMatchObject(
    wrong('attributes', 'nothing'),
  );
  await made('Dome cameras', { parentId: kept });
  expect(await save(kept, { ...blank('Cameras'), active: false }, blank('Cameras'))).toMatchObject(
    wrong('active', 'children'),
  );
});

test('no class stands beneath itself, over however many', async () => {
  const top = await made('Top');
  const middle = await made('Middle', { parentId: top });
  const low = await made('Low', { parentId: middle });
  for (const parentId of [top, middle, low])
    expect(await save(top, { ...blank('Top'), parentId }, blank('Top'))).toMatchObject(
      wrong('parentId', 'twoLevels'),
    );
  const [row] = await base.db.select().from(assetClass).where(eq(assetClass.id, top));
  expect(row?.parentId).toBeNull();
});

test('what others changed meanwhile stays, and is told', async () => {
  const seen = blank('Scales');
  const id = await made('Scales');
  await save(id, { ...seen, icon: 'medical', attributes: [attribute('range')] }, seen);
  const answer = await save(id, { ...seen, service: true, icon: 'power' }, seen);
  expect(answer).toMatchObject({
    ok: true,
    data: {
      status: 'merged',
      merged: [{ field: 'icon', base: 'box', mine: 'power', theirs: 'medical' }],
    },
  });
  const now = (await assetClassSettings()).find((one) => one.id === id);
  expect(now).toMatchObject({ icon: 'medical', service: true, attributes: [{ key: 'range' }] });
});

test('which assets devices hold is set once however often it is said, and stands in the audit', async () => {
  const entries = () => base.db.select().from(auditEntry).where(eq(auditEntry.action, 'assets.settings'));
  const say = (which: 'all' | 'theirs') =>
    saveOnDevicesAction({ uid: newId(), args: { which }, base: { which: 'all' } });
  await Promise.all([say('theirs'), say('theirs')]);
  expect(await assetsOnDevices()).toBe('theirs');
  expect(await entries()).toHaveLength(1);
  expect(await say('all')).toMatchObject({ ok: true });
  expect(await entries()).toHaveLength(2);
});
