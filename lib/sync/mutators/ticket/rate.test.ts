import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DAY, HOUR } from '#domain/kernel/types';
import { DEFAULT_MATRIX, type WholeMatrix } from '#domain/priority/matrix';
import { LIMITS } from '#domain/ticket/limits';
import { CHANGE_WITHIN, RATE_WITHIN } from '#domain/ticket/satisfaction';
import { CAST, Stage } from '#tests/support/stage';

const { nils, lena, meera, asha, bruno } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
  await resolve();
});
const resolve = () => stage.act(nils, 'ticket.resolve', { ticketId, code: 'replaced', note: 'New injector' });
const rate = (who: Actor, score: number, comment = '') =>
  stage.run(who, 'ticket.rate', 1, { ticketId, score, comment });
const rated = async () => {
  const { satisfaction, ratedAt } = await stage.ticket(ticketId);
  return { satisfaction, ratedAt };
};
const said = async () =>
  (await stage.timeline(ticketId))
    .filter(({ kind }) => kind === 'rate')
    .map(({ body, data, internal, actorId }) => [actorId, data.score, data.scoreFrom, body, internal]);

describe('ticket.rate', () => {
  it('says how it went, with a word to it or without, before it is closed and after', async () => {
    await rate(asha, 4);
    const first = await rated();
    expect(first.satisfaction).toBe(4);
    stage.wait(HOUR);
    await stage.act(asha, 'ticket.close', { ticketId });
    await rate(asha, 2, 'It took three days');
    expect(await rated()).toEqual({ satisfaction: 2, ratedAt: first.ratedAt });
    expect(await said()).toEqual([
      [asha.id, 4, undefined, '', false],
      [asha.id, 2, 4, 'It took three days', false],
    ]);
    expect((await stage.ticket(ticketId)).state).toBe('closed');
  });
  it('said again without a word more, nothing happens; a word alone is added', async () => {
    await rate(asha, 4);
    const { ver } = await stage.ticket(ticketId);
    await rate(asha, 4);
    expect((await stage.ticket(ticketId)).ver).toBe(ver);
    await rate(asha, 4, 'Thanks');
    expect(await said()).toEqual([
      [asha.id, 4, undefined, '', false],
      [asha.id, 4, undefined, 'Thanks', false],
    ]);
  });
  it('is for whoever needed it alone', async () => {
    for (const who of [nils, lena, meera])
      await expect(rate(who, 5)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rate(bruno, 5)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await rated()).satisfaction).toBeNull();
  });
  it('is for what is fixed, and begins anew when it was not', async () => {
    await rate(asha, 5, 'Quick');
    await stage.act(asha, 'ticket.reopen', { ticketId, note: 'Gone again' });
    expect(await rated()).toEqual({ satisfaction: null, ratedAt: null });
    await expect(rate(asha, 1)).rejects.toMatchObject({
      code: 'illegal_state',
      detail: { state: 'assigned' },
    });
    stage.wait(CHANGE_WITHIN + HOUR);
    await resolve();
    await rate(asha, 3);
    expect((await rated()).satisfaction).toBe(3);
    // What was said of the first fix still stands there, and is not what the second one is compared with.
    expect(await said()).toEqual([
      [asha.id, 5, undefined, 'Quick', false],
      [asha.id, 3, undefined, '', false],
    ]);
  });
  it('can be said for thirty days, and otherwise for seven', async () => {
    stage.wait(RATE_WITHIN - HOUR);
    await rate(asha, 4);
    stage.wait(CHANGE_WITHIN - HOUR);
    await rate(asha, 3);
    stage.wait(DAY);
    await expect(rate(asha, 5)).rejects.toMatchObject({ code: 'too_late' });
    expect((await rated()).satisfaction).toBe(3);
  });
  it('is not taken from what is no score, nor from more words than there is room for', async () => {
    for (const score of [0, 6, 2.5]) await expect(rate(asha, score)).rejects.toThrow();
    await expect(rate(asha, 5, 'a'.repeat(LIMITS.ratingComment + 1))).rejects.toThrow();
    await rate(asha, 5, 'a'.repeat(LIMITS.ratingComment));
  });
});

describe('ticket.close', () => {
  const asked = () => stage.events.filter(({ type }) => type === 'ticket.closed');
  it('asks whoever needed it how it went', async () => {
    await stage.act(nils, 'ticket.close', { ticketId });
    expect(asked()).toEqual([{ type: 'ticket.closed', ticketId, requesterId: asha.id }]);
  });
  it('nobody where the organisation does not ask; what is said all the same is taken', async () => {
    await stage.put('policy', {
      ...{ id: POLICY_ID, closeAfterDays: 7, ver: 1, deletedAt: null, asksHow: false },
      matrix: DEFAULT_MATRIX as WholeMatrix,
    });
    await stage.act(nils, 'ticket.close', { ticketId });
    expect(asked()).toEqual([]);
    await rate(asha, 4);
    expect((await rated()).satisfaction).toBe(4);
  });
  it('asks nobody who said so already, for what they fixed themselves, or for what was fixed long ago', async () => {
    await rate(asha, 4);
    await stage.act(nils, 'ticket.close', { ticketId });
    const own = await stage.report(nils, { categoryId: CAST.categories.network });
    await stage.act(nils, 'ticket.resolve', { ticketId: own, code: 'replaced', note: 'Mine' });
    await stage.act(nils, 'ticket.close', { ticketId: own });
    const old = await stage.report(asha, { categoryId: CAST.categories.network });
    await stage.act(nils, 'ticket.resolve', { ticketId: old, code: 'replaced', note: 'Long ago' });
    stage.wait(RATE_WITHIN + HOUR);
    await stage.act(nils, 'ticket.close', { ticketId: old });
    expect(asked()).toEqual([]);
  });
});
