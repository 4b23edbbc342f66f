import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { SYSTEM } from '#domain/access/system';
import { MINUTE } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, omar, meera } = CAST;
const PUBLISHED = { title: 'Mail is down', text: 'We are at it.', onSignIn: true, expectedAt: null };
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { impact: 3, urgency: 1 });
});
const declare = (over: Partial<ArgsOf<'ticket.declareMajor'>> = {}, who = meera) =>
  stage.act(who, 'ticket.declareMajor', { ticketId, every: 30, published: PUBLISHED, ...over });
const ticket = async () => (await stage.rows('ticket')).find(({ id }) => id === ticketId);
const announced = () => stage.rows('announcement');
const update = (over: Partial<ArgsOf<'ticket.postUpdate'>> = {}, who = meera) =>
  stage.act(who, 'ticket.postUpdate', {
    ticketId,
    text: 'Still at it.',
    expectedAt: null,
    every: 30,
    ...over,
  });

describe('declaring a major incident', () => {
  it('promises an update, publishes what was said, and tells', async () => {
    await declare();
    expect((await ticket())?.major).toEqual({
      ...{ since: stage.now, every: 30, dueAt: stage.now + 30 * MINUTE, affected: 1 },
    });
    expect(await announced()).toMatchObject([
      {
        kind: 'incident',
        title: 'Mail is down',
        ticketId,
        siteId: null,
        onSignIn: true,
        overAt: null,
        updates: [],
      },
    ]);
    expect(stage.events).toContainEqual({ type: 'ticket.major', ticketId });
    const [, entry] = await stage.rows('timeline');
    expect(entry).toMatchObject({ kind: 'major', internal: false, data: { major: 'declared', every: 30 } });
  });

  it('is for managers, and for what is open', async () => {
    await expect(declare({}, omar as never)).rejects.toMatchObject({ code: 'forbidden' });
    await stage.act(meera, 'ticket.cancel', { ticketId, note: '' });
    await expect(declare()).rejects.toMatchObject({ code: 'illegal_state' });
    expect(await announced()).toEqual([]);
  });

  it('said twice it is one; what was not published at first is published by the second', async () => {
    await declare({ published: null });
    const before = (await ticket())?.major;
    expect(await announced()).toEqual([]);
    await declare({ every: 15 });
    await declare({ every: 60, published: null });
    // Two who publish: the second finds their own words again.
    await expect(declare()).rejects.toMatchObject({ code: 'exists' });
    expect((await ticket())?.major).toEqual(before);
    expect(await announced()).toHaveLength(1);
    expect(stage.events.filter(({ type }) => type === 'ticket.major')).toHaveLength(1);
  });
});

describe('an update', () => {
  it('stands on the ticket and where everybody reads it, the newest first, and the next is owed from then', async () => {
    await declare();
    await update({ text: 'First' });
    await update({ text: 'Second', every: 60, expectedAt: stage.now + 90 * MINUTE });
    const [row] = await announced();
    expect(row?.updates.map(({ text }) => text)).toEqual(['Second', 'First']);
    expect(row?.endsAt).toBe(stage.now - 1_000 + 90 * MINUTE);
    expect((await ticket())?.major).toMatchObject({ every: 60, dueAt: stage.now + 60 * MINUTE });
    const told = (await stage.rows('timeline')).filter(({ kind }) => kind === 'update');
    expect(told.map(({ body }) => body)).toEqual(['First', 'Second']);
  });

  it('that was written before another and comes after it puts off nothing', async () => {
    await declare();
    await update({ text: 'Newer' });
    const { major } = (await ticket()) ?? {};
    stage.wait(-1_500);
    await update({ text: 'Older', expectedAt: stage.now + MINUTE });
    expect((await ticket())?.major).toEqual(major);
    const [row] = await announced();
    expect([row?.updates.map(({ text }) => text), row?.endsAt]).toEqual([['Newer', 'Older'], null]);
  });

  it('is for managers, and only of what is a major incident', async () => {
    await expect(update()).rejects.toMatchObject({ code: 'illegal_state' });
    await declare();
    await expect(update({}, omar as never)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the end', () => {
  it('fixed by a manager: everybody reads how, and what belongs to it is next', async () => {
    await declare();
    await stage.act(meera, 'ticket.resolve', { ticketId, code: 'restarted', note: 'Started it again.' });
    expect(await announced()).toMatchObject([
      { overAt: stage.now, updates: [{ at: stage.now, text: 'Started it again.' }] },
    ]);
    expect((await ticket())?.major).toMatchObject({ dueAt: stage.now });
  });

  it('fixed by a technician: that it is over is published, and nothing of what they wrote', async () => {
    await declare();
    await stage.act(omar, 'ticket.resolve', { ticketId, code: 'restarted', note: 'The password was 1234.' });
    expect(await announced()).toMatchObject([{ overAt: stage.now, updates: [] }]);
  });

  const fixed = () =>
    stage.act(omar, 'ticket.resolve', { ticketId, code: 'restarted', note: 'Started it again.' });

  it('opened again it goes on, with an update owed; by whoever publishes everybody reads that', async () => {
    await declare();
    await fixed();
    await stage.act(meera, 'ticket.reopen', { ticketId, note: 'It is down again.' });
    expect(await announced()).toMatchObject([{ overAt: null, updates: [{ text: 'It is down again.' }] }]);
    expect((await ticket())?.major).toMatchObject({ dueAt: stage.now + 30 * MINUTE });
  });

  it('opened again by whoever reported it, nothing is published that no manager published', async () => {
    await declare();
    await fixed();
    await stage.act(asha, 'ticket.reopen', { ticketId, note: 'No.' });
    expect(await announced()).toMatchObject([{ overAt: expect.any(Number), updates: [] }]);
    expect((await ticket())?.major).toMatchObject({ dueAt: stage.now + 30 * MINUTE });
  });

  it('nor what was published before it was stood down', async () => {
    await declare();
    await stage.act(meera, 'ticket.standDown', { ticketId, note: 'One printer.' });
    await declare({ published: null });
    await fixed();
    await stage.act(meera, 'ticket.reopen', { ticketId, note: 'No.' });
    expect(await announced()).toMatchObject([{ overAt: expect.any(Number) }]);
  });

  it('is not for whoever reported it, nor for a technician, by withdrawing it or as told twice', async () => {
    await declare();
    const other = await stage.report(asha);
    const cancel = (who: Actor) => stage.act(who, 'ticket.cancel', { ticketId, note: '' });
    for (const who of [asha, omar]) await expect(cancel(who)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      stage.act(meera, 'ticket.markDuplicate', { ticketId, originalId: other }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await announced()).toMatchObject([{ overAt: null }]);
    await cancel(meera);
    expect(await announced()).toMatchObject([{ overAt: stage.now }]);
  });

  it('it never was one: the ticket goes on', async () => {
    await declare();
    await stage.act(meera, 'ticket.standDown', { ticketId, note: 'Only one printer.' });
    // Until those are told who said that it concerns them, too.
    const { major, state } = (await ticket()) ?? {};
    expect([state, major]).toMatchObject(['new', { stoodDown: true, dueAt: stage.now }]);
    await expect(update()).rejects.toMatchObject({ code: 'illegal_state' });
    const wound = { ticketId, dueAt: major?.dueAt ?? 0, personIds: [], last: true };
    await stage.act(SYSTEM, 'ticket.windUpMajor', wound);
    expect((await ticket())?.major).toBeNull();
    expect(await announced()).toMatchObject([
      { overAt: major?.dueAt, updates: [{ text: 'Only one printer.' }] },
    ]);
  });
});

describe('by itself', () => {
  const count = (affected: number, who = SYSTEM, rule?: ArgsOf<'ticket.countAffected'>['rule']) =>
    stage.act(who, 'ticket.countAffected', { ticketId, affected, ...(rule ? { rule } : {}) });

  it('the more people it concerns the greater is its impact, and with it the priority', async () => {
    await declare();
    await count(2);
    expect(await ticket()).toMatchObject({ impact: 2, priority: 2, major: { affected: 2 } });
    await count(12);
    expect(await ticket()).toMatchObject({ impact: 1, priority: 1, major: { affected: 12 } });
    await count(1);
    expect(await ticket()).toMatchObject({ impact: 1, priority: 1, major: { affected: 1 } });
    const edits = (await stage.rows('timeline')).filter(({ kind }) => kind === 'edit');
    expect(edits.map(({ data }) => data.changes?.[0])).toEqual([
      { field: 'impact', from: 3, to: 2 },
      { field: 'impact', from: 2, to: 1 },
    ]);
  });

  it('how many are a team, and many, is what the organisation says', async () => {
    await declare();
    const rule = { team: 5, many: 6 };
    await count(4, SYSTEM, rule);
    expect(await ticket()).toMatchObject({ impact: 3, major: { affected: 4 } });
    await count(5, SYSTEM, rule);
    expect(await ticket()).toMatchObject({ impact: 2 });
    await count(6, SYSTEM, rule);
    expect(await ticket()).toMatchObject({ impact: 1 });
  });

  it('is nothing a person can say', async () => {
    await declare();
    const dueAt = (await ticket())?.major?.dueAt ?? 0;
    const { ada } = CAST;
    await expect(count(9, ada as never)).rejects.toMatchObject({ code: 'forbidden' });
    for (const act of [
      () => stage.act(ada, 'ticket.remindUpdate', { ticketId, dueAt }),
      () => stage.act(ada, 'ticket.windUpMajor', { ticketId, dueAt, personIds: [], last: true }),
      () =>
        stage.act(ada, 'ticket.resolveWithMajor', {
          ticketId,
          majorId: ticketId,
          code: 'no_fault',
          note: '',
        }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('an update is owed only as long as nobody wrote it', async () => {
    await declare();
    const dueAt = (await ticket())?.major?.dueAt ?? 0;
    const owed = () => stage.events.filter(({ type }) => type === 'ticket.updateOwed').length;
    await stage.act(SYSTEM, 'ticket.remindUpdate', { ticketId, dueAt });
    expect(owed()).toBe(1);
    await update();
    await stage.act(SYSTEM, 'ticket.remindUpdate', { ticketId, dueAt });
    expect(owed()).toBe(1);
  });
});

describe('a review', () => {
  it('is for colleagues, of a major incident, by those who work on it', async () => {
    const review = (who = omar) => stage.act(who, 'ticket.review', { ticketId, text: 'The disk was full.' });
    await expect(review()).rejects.toMatchObject({ code: 'illegal_state' });
    await declare();
    await review();
    await expect(review(asha as never)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await stage.rows('timeline')).at(-1)).toMatchObject({ kind: 'review', internal: true });
  });
});
