import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogItem } from '#db/schema/catalog';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { catalogItems, itemSettings } from '#server/settings/catalog';
import { execute } from '#server/sync/execute';
import type { ArgsOf } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, newId, putIds } from '#tests/support/device';
import { field } from '#tests/support/forms';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** The catalogue over the wire: who holds what of it, and requests with numbers of their own. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let lena: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  lena = await Device.open(org.lena);
});
afterAll(() => base.drop());

const item = (over: Partial<ArgsOf<'catalog.save'>> = {}): ArgsOf<'catalog.save'> => ({
  ...{ itemId: newId(), group: 'Software', name: 'Software', summary: '', description: '', icon: 'package' },
  ...{
    audience: 'everyone',
    expectedMinutes: null,
    cost: '',
    categoryId: null,
    teamId: null,
    urgency: 3,
    position: 1,
  },
  ...{
    active: true,
    form: { id: newId(), fields: [field.text('name', { required: true })], titleField: 'name' },
  },
  ...over,
});
const save = async (args: ArgsOf<'catalog.save'>): Promise<ArgsOf<'catalog.save'>> => {
  const intent = { uid: newId(), name: 'catalog.save', v: 1, args, base: null, occurredAt: Date.now() };
  const { status } = await execute(org.ada, { ...intent, clockOffset: 0 }, { channel: 'desk' });
  expect(status).toBe('ok');
  return args;
};
const ask = (device: Device, of: ArgsOf<'catalog.save'>, over: Partial<ArgsOf<'request.submit'>> = {}) =>
  device.envelope('request.submit', {
    ...{ ticketId: newId(), itemId: of.itemId, formId: of.form?.id ?? '', answers: { name: 'Blender' } },
    ...over,
  });
const row = async (id: Id) => (await base.db.select().from(ticket).where(eq(ticket.id, id)))[0];
/** Everything a device is ever sent of the item. */
async function holds(device: Device, id: Id): Promise<boolean> {
  const pages = await device.bootstrap();
  return pages.some((page) => page.rows.catalogItem.some((one) => one.id === id));
}

describe('who holds an item', () => {
  it('what is for staff, or out of use, never reaches those who report, whichever way they ask', async () => {
    const staff = await save(item({ audience: 'staff' }));
    const off = await save(item({ active: false }));
    const open = await save(item());
    const page = await asha.pull();
    expect(putIds(page)).toContain(open.itemId);
    for (const { itemId } of [staff, off]) {
      expect(putIds(page)).not.toContain(itemId);
      expect(await holds(asha, itemId)).toBe(false);
      expect(await holds(lena, itemId)).toBe(true);
      expect((await asha.record({ kind: 'catalogItem', id: itemId })).kind).toBe('missing');
    }
    expect(await holds(asha, open.itemId)).toBe(true);
  });

  it('what becomes for staff leaves the others’ devices, and comes back', async () => {
    const one = await save(item());
    expect(putIds(await asha.pull())).toContain(one.itemId);
    await save({ ...one, audience: 'staff', form: null });
    expect(delIds(await asha.pull())).toContain(one.itemId);
    await save({ ...one, form: null });
    expect(putIds(await asha.pull())).toContain(one.itemId);
  });
});

describe('a request', () => {
  it('has a number of its own kind, gapless, beside those of incidents', async () => {
    const one = await save(item());
    const [first, incident, second] = [ask(asha, one), asha.report(), ask(asha, one)];
    await asha.push(first, incident, second);
    const numbers = await Promise.all(
      [first, incident, second].map(async ({ args }) => (await row(args.ticketId as Id))?.number),
    );
    const next = Number(numbers[0]?.slice(4)) + 1;
    expect(numbers[0]).toMatch(/^REQ-\d{6}$/);
    expect(numbers[1]).toMatch(/^INC-\d{6}$/);
    expect(numbers[2]).toBe(`REQ-${String(next).padStart(6, '0')}`);
    expect(await row(first.args.ticketId as Id)).toMatchObject({
      ...{ kind: 'request', title: 'Software: Blender', requesterId: org.asha.id },
      request: { itemId: one.itemId, n: 1, told: [{ id: 'name', value: 'Blender' }] },
    });
  });

  it('of what one may not ask for, or with answers that do not fit, is refused and leaves nothing', async () => {
    const staff = await save(item({ audience: 'staff' }));
    const one = await save(item());
    const sent = [
      ask(asha, staff),
      ask(asha, one, { answers: {} }),
      ask(asha, one, { formId: newId() }),
      ask(asha, one, { requesterId: org.bruno.id }),
    ];
    await asha.push(...sent);
    for (const { args } of sent) expect(await row(args.ticketId as Id)).toBeUndefined();
  });

  it('is not read by others who report', async () => {
    const one = await save(item());
    const sent = ask(asha, one);
    await asha.push(sent);
    const bruno = await Device.open(org.bruno);
    expect((await bruno.record({ kind: 'ticket', id: sent.args.ticketId as Id })).kind).toBe('missing');
  });
});

describe('the page of administrators', () => {
  it('lists all in their order, with how many requests are open', async () => {
    const one = await save(item({ name: 'Monitors', position: 0.5 }));
    await asha.push(ask(asha, one), ask(asha, one));
    const [first] = await catalogItems(org.ada);
    expect(first).toMatchObject({ name: 'Monitors', open: 2, versions: [{ n: 1 }] });
    expect(await itemSettings(one.itemId)).toMatchObject({ row: { name: 'Monitors' } });
    expect(await itemSettings(newId())).toBeNull();
    expect(await itemSettings('not an id')).toBeNull();
    const stored = await base.db.select().from(catalogItem).where(eq(catalogItem.id, one.itemId));
    expect(stored[0]?.ver).toBe(1);
  });
});
