import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, type Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { field } from '#tests/support/forms';
import { CAST, Stage } from '#tests/support/stage';

const { ada, asha, bruno, lena, meera, teams, categories } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000009${String(n).padStart(4, '0')}`;
const [ITEM, FORM, NEXT] = [id(1), id(2), id(3)];
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});

const software: ArgsOf<'catalog.save'> = {
  ...{
    itemId: ITEM,
    group: 'Software',
    name: 'Software installation',
    summary: 'A program',
    description: '',
  },
  ...{ icon: 'package', audience: 'everyone', expectedMinutes: 2_880, cost: '', categoryId: categories.wifi },
  ...{ teamId: null, urgency: 2, position: 1, active: true },
  form: {
    id: FORM,
    fields: [field.text('name', { label: 'Which program?', required: true }), field.person('boss')],
    titleField: 'name',
  },
};
const save = (over: Partial<ArgsOf<'catalog.save'>> = {}, who: Parameters<Stage['act']>[0] = ada) =>
  stage.act(who, 'catalog.save', { ...software, ...over });
const ask = (over: Partial<ArgsOf<'request.submit'>> = {}, who: Parameters<Stage['act']>[0] = asha) =>
  stage.act(who, 'request.submit', {
    ...{ ticketId: id(50), itemId: ITEM, formId: FORM, answers: { name: 'Blender' } },
    ...over,
  });
const item = async () => (await stage.rows('catalogItem'))[0];

describe('the catalogue', () => {
  it('is changed by administrators only', async () => {
    for (const who of [asha, lena, meera])
      await expect(save({}, who)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a form that is not sound is not taken', async () => {
    const form = { id: FORM, fields: [field.choice('c', ['one'])], titleField: null };
    await expect(save({ form })).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'form', at: 0, fault: 'fewOptions' },
    });
    const titled = { id: FORM, fields: [field.long('c')], titleField: 'c' };
    await expect(save({ form: titled })).rejects.toMatchObject({ detail: { field: 'titleField' } });
  });

  it('another form is the next version; anything else leaves the form as it is', async () => {
    await save();
    await save({ name: 'Software', form: null });
    expect(await item()).toMatchObject({ name: 'Software', versions: [{ id: FORM, n: 1 }] });
    await save({ form: { id: NEXT, fields: [], titleField: null } });
    expect((await item())?.versions.map(({ id: form, n }) => [form, n])).toEqual([
      [NEXT, 2],
      [FORM, 1],
    ]);
  });

  it('an id that stands for a version is never given to another form; sent again it is the same', async () => {
    await save();
    await save();
    expect((await item())?.versions).toHaveLength(1);
    const other = { id: FORM, fields: [field.text('other')], titleField: null };
    await expect(save({ form: other })).rejects.toMatchObject({ code: 'exists' });
  });

  it('two make another form at once: the first stays, and the second is told', async () => {
    await save();
    const base = await stage.seen(ada, 'catalog.save', software);
    await save({ form: { id: NEXT, fields: [], titleField: null } });
    const mine = { ...software, summary: 'Any program', form: { id: id(4), fields: [], titleField: null } };
    const outcome = await stage.act(ada, 'catalog.save', mine, base);
    expect(outcome?.merged?.map(({ field: name }) => name)).toEqual(['formId']);
    expect(await item()).toMatchObject({ summary: 'Any program', versions: [{ id: NEXT }, { id: FORM }] });
  });
});

describe('asking for something', () => {
  beforeEach(async () => {
    await save();
  });

  it('makes a request with what was asked and answered, for the team it belongs to', async () => {
    await ask({ answers: { name: ' Blender ', boss: meera.id, gone: 'x' } });
    expect(await stage.ticket(id(50))).toMatchObject({
      ...{ kind: 'request', state: 'new', title: 'Software installation: Blender', teamId: teams.net },
      ...{ requesterId: asha.id, impact: 3, urgency: 2, categoryId: categories.wifi },
      request: { itemId: ITEM, formId: FORM, n: 1, told: [{ id: 'name', value: 'Blender' }, { id: 'boss' }] },
    });
    const [entry] = (await stage.rows('timeline')).filter(({ ticketId }) => ticketId === id(50));
    expect(entry).toMatchObject({ kind: 'report', actorId: asha.id });
  });

  it('goes to the team of the item, where that is there', async () => {
    await save({ teamId: teams.line, form: null });
    await ask();
    expect(await stage.ticket(id(50))).toMatchObject({ teamId: teams.line });
  });

  it('an answer that does not fit is refused with its field', async () => {
    await expect(ask({ answers: {} })).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'name', fault: 'missing' },
    });
    await expect(ask({ answers: { name: 'x', boss: id(99) } })).rejects.toMatchObject({
      detail: { field: 'boss', fault: 'notPerson' },
    });
  });

  it('on behalf of others only by staff', async () => {
    await expect(ask({ requesterId: bruno.id })).rejects.toMatchObject({ code: 'forbidden' });
    await ask({ requesterId: bruno.id }, lena);
    expect(await stage.ticket(id(50))).toMatchObject({ requesterId: bruno.id, reporterId: lena.id });
  });

  it('what is not offered to somebody is not there for them; what is out of use, for nobody', async () => {
    await save({ audience: 'staff', form: null });
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
    await ask({}, lena);
    await save({ active: false, form: null });
    await expect(ask({ ticketId: id(51) }, lena)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('by an earlier form for some time, then no more; a running request keeps its own', async () => {
    await ask();
    await save({ form: { id: NEXT, fields: [field.text('why', { required: true })], titleField: null } });
    stage.wait(29 * DAY);
    await ask({ ticketId: id(51) });
    expect(await stage.ticket(id(51))).toMatchObject({
      request: { n: 1, told: [{ label: 'Which program?' }] },
    });
    stage.wait(2 * DAY);
    await expect(ask({ ticketId: id(52) })).rejects.toMatchObject({ code: 'too_late' });
    await ask({ ticketId: id(52), formId: NEXT, answers: { why: 'It is nice' } });
    expect(await stage.ticket(id(50))).toMatchObject({ request: { n: 1, formId: FORM } });
  });

  it('is fulfilled, not repaired; an incident is never fulfilled', async () => {
    await ask();
    await stage.act(lena, 'ticket.resolve', { ticketId: id(50), code: 'configured', note: 'Installed' });
    expect(await stage.ticket(id(50))).toMatchObject({ state: 'resolved', resolutionCode: 'fulfilled' });
    const incident = await stage.report(asha, { categoryId: categories.wifi });
    await expect(
      stage.act(lena, 'ticket.resolve', { ticketId: incident, code: 'fulfilled', note: 'x' }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
