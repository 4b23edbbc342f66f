import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { NOTICES_READ_MAX } from '#domain/notify/inbox';
import { CAST, Stage } from '#tests/support/stage';

const { asha, omar, meera } = CAST;
const id = (n: number): Id => `0193b1f2-0000-8000-8000-00000000${String(n).padStart(4, '0')}`;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
  for (const [n, person] of [omar, omar, asha].entries())
    await stage.put('notice', {
      ...{ id: id(n), personId: person.id, event: 'ticket.assigned', detail: null, ticketId: id(100) },
      ...{ number: 'INC-000001', actorId: meera.id, at: stage.now, readAt: null, ver: 1, deletedAt: null },
    });
});
const read = (who: Actor, personId: Id, ...ids: Id[]) => stage.act(who, 'notice.read', { personId, ids });
const readAt = async () =>
  Object.fromEntries((await stage.rows('notice')).map((row) => [row.id, row.readAt]));

describe('reading one’s notices', () => {
  it('keeps when they were read first', async () => {
    await read(omar, omar.id, id(0));
    const first = stage.now;
    await read(omar, omar.id, id(1), id(0), id(1));
    expect(await readAt()).toEqual({ [id(0)]: first, [id(1)]: stage.now, [id(2)]: null });
  });

  it('passes over those that are gone', async () => {
    await read(omar, omar.id, id(77), id(0));
    expect((await readAt())[id(0)]).toBe(stage.now);
  });

  it('never before they were told: a device whose clock is behind', async () => {
    const [notice] = await stage.rows('notice');
    if (!notice) throw new Error('no notice');
    await stage.put('notice', { ...notice, at: stage.now + 60_000 });
    await read(omar, omar.id, id(0));
    expect((await readAt())[id(0)]).toBe(notice.at + 60_000);
  });

  it('is of one’s own alone, whoever one is', async () => {
    await expect(read(meera, omar.id, id(0))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(read(omar, omar.id, id(2))).rejects.toMatchObject({ code: 'forbidden' });
    expect(Object.values(await readAt())).toEqual([null, null, null]);
  });

  it('of so many at once, not more', async () => {
    const many = Array.from({ length: NOTICES_READ_MAX + 1 }, (_, n) => id(n));
    await expect(read(omar, omar.id, ...many)).rejects.toThrow();
  });
});
