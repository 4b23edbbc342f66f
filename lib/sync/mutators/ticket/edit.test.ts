import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { POLICY_ID } from '#domain/kernel/policy-id';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, lena, meera, categories } = CAST;
type Changes = ArgsOf<'ticket.edit'>['changes'];
let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await Stage.open();
  id = await stage.report(asha, { categoryId: categories.network });
});
const edit = (who: Actor, changes: Changes, base: Record<string, string | number | null> | null = null) =>
  stage.act(who, 'ticket.edit', { ticketId: id, changes }, base);
const changesOf = async () => (await stage.timeline(id)).filter((entry) => entry.kind === 'edit');

describe('ticket.edit', () => {
  it('changes the named fields only, and says from what to what', async () => {
    const before = await stage.ticket(id);
    await edit(nils, { title: ' No Wi-Fi on 3 ', place: '' });
    expect(await stage.ticket(id)).toMatchObject({
      ...{ title: 'No Wi-Fi on 3', place: null, description: before.description },
      ...{ impact: before.impact, priority: before.priority },
    });
    const [entry] = await changesOf();
    expect(entry).toMatchObject({ internal: false, actorId: nils.id });
    expect(entry?.data.changes).toEqual([{ field: 'title', from: 'Wi-Fi gone', to: 'No Wi-Fi on 3' }]);
  });

  it('writes nothing when nothing changes', async () => {
    const before = await stage.ticket(id);
    await edit(nils, {});
    await edit(nils, { title: before.title, impact: before.impact });
    expect(await stage.ticket(id)).toEqual(before);
    expect(await changesOf()).toEqual([]);
  });

  it('computes the priority from both, by the matrix of the organisation', async () => {
    await edit(nils, { impact: 1, urgency: 1 });
    expect((await stage.ticket(id)).priority).toBe(1);
    const matrix = [
      [5, 4, 3],
      [4, 3, 2],
      [3, 2, 1],
    ] as const;
    await stage.put('policy', {
      ...{ id: POLICY_ID, closeAfterDays: 7, ver: 1, deletedAt: null },
      matrix: matrix.map((row) => [...row]) as never,
    });
    await edit(nils, { title: 'Other words' });
    expect((await stage.ticket(id)).priority).toBe(1);
    await edit(nils, { urgency: 3 });
    expect(await stage.ticket(id)).toMatchObject({ impact: 1, urgency: 3, priority: 3 });
    expect((await changesOf()).at(-1)?.data.changes).toContainEqual({ field: 'priority', from: 1, to: 3 });
  });

  it('merges field by field: what the other side changed stands, with all three values', async () => {
    const args = { ticketId: id, changes: { title: 'Mine', impact: 1 } } as const;
    const base = await stage.seen(nils, 'ticket.edit', args);
    expect(base).toEqual({ title: 'Wi-Fi gone', impact: 2 });
    await edit(lena, { title: 'Theirs' });
    expect(await stage.act(nils, 'ticket.edit', args, base)).toEqual({
      merged: [{ field: 'title', base: 'Wi-Fi gone', mine: 'Mine', theirs: 'Theirs' }],
    });
    expect(await stage.ticket(id)).toMatchObject({ title: 'Theirs', impact: 1, priority: 2 });
  });

  it('takes the impact that stands for the priority when only the urgency could be changed', async () => {
    await edit(lena, { impact: 1 });
    await edit(nils, { impact: 3, urgency: 1 }, { impact: 2, urgency: 2 });
    expect(await stage.ticket(id)).toMatchObject({ impact: 1, urgency: 1, priority: 1 });
  });

  it('is no conflict when both wrote the same', async () => {
    await edit(lena, { title: 'Same' });
    expect(await edit(nils, { title: 'Same' }, { title: 'Wi-Fi gone' })).toBeUndefined();
  });

  it('lets those who reported it put their own words right while it is new', async () => {
    await edit(asha, { title: 'Wi-Fi gone on 3', description: 'All of it', place: 'level 3' });
    expect(await stage.ticket(id)).toMatchObject({ title: 'Wi-Fi gone on 3', place: 'level 3' });
    for (const field of [{ impact: 1 }, { urgency: 1 }, { categoryId: null }] as const)
      await expect(edit(asha, { title: 'x', ...field })).rejects.toMatchObject({
        code: 'forbidden',
        detail: { field: Object.keys(field)[0] },
      });
    expect((await stage.ticket(id)).title).toBe('Wi-Fi gone on 3');
    await stage.act(nils, 'ticket.take', { ticketId: id });
    await expect(edit(asha, { title: 'Later' })).rejects.toMatchObject({ code: 'illegal_state' });
  });

  it('is for nobody else, and over when the ticket is', async () => {
    for (const who of [bruno, omar])
      await expect(edit(who, { title: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await stage.act(meera, 'ticket.cancel', { ticketId: id, note: '' });
    await expect(edit(nils, { title: 'x' })).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(edit(omar, { title: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('refuses what is not there, and fields that are nobody’s to set', async () => {
    await expect(edit(nils, { siteId: bruno.id })).rejects.toMatchObject({ detail: { field: 'siteId' } });
    await expect(edit(nils, { categoryId: bruno.id })).rejects.toMatchObject({
      detail: { field: 'categoryId' },
    });
    for (const field of ['priority', 'state', 'requesterId', 'confidential', 'number'])
      await expect(edit(nils, { [field]: 1 } as Changes)).rejects.toThrow(field);
    expect(await changesOf()).toEqual([]);
  });
});
