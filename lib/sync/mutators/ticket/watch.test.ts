import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { LIMITS } from '#domain/ticket/limits';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, lena, meera, teams } = CAST;
let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await Stage.open();
  id = await stage.report(asha, { categoryId: CAST.categories.network });
});
const watch = (who: Actor, personId: string) => stage.act(who, 'ticket.watch', { ticketId: id, personId });
const unwatch = (who: Actor, personId: string) =>
  stage.act(who, 'ticket.unwatch', { ticketId: id, personId });
const watchers = async () => (await stage.ticket(id)).watcherIds;

describe('watchers', () => {
  it('are a set: whoever is there is not added twice, whoever is gone not removed twice', async () => {
    await watch(nils, omar.id);
    await watch(lena, omar.id);
    await watch(nils, bruno.id);
    expect(await watchers()).toEqual([bruno.id, omar.id].sort());
    await unwatch(nils, omar.id);
    await unwatch(lena, omar.id);
    expect(await watchers()).toEqual([bruno.id]);
  });

  it('are named by those who work on the ticket, and leave by their own wish too', async () => {
    for (const who of [asha, bruno, omar])
      await expect(watch(who, who.id)).rejects.toMatchObject({ code: 'forbidden' });
    await watch(meera, omar.id);
    await watch(meera, bruno.id);
    await expect(unwatch(bruno, omar.id)).rejects.toMatchObject({ code: 'forbidden' });
    await unwatch(bruno, bruno.id);
    expect(await watchers()).toEqual([omar.id]);
  });

  it('are people who are there, and not more than the limit', async () => {
    await expect(watch(nils, teams.net)).rejects.toMatchObject({ detail: { field: 'personId' } });
    await stage.put('person', { ...(await stage.person(omar.id)), active: false });
    await expect(watch(nils, omar.id)).rejects.toMatchObject({ detail: { field: 'personId' } });
    const full = Array.from({ length: LIMITS.watchers }, (_, n) => `${teams.net.slice(0, -4)}${8000 + n}`);
    await stage.put('ticket', { ...(await stage.ticket(id)), watcherIds: full });
    await expect(watch(nils, bruno.id)).rejects.toMatchObject({ detail: { field: 'watchers' } });
  });
});
