import { expect, test } from 'vitest';
import { newId } from '#client/platform/clock';
import { envelope } from './envelope';
import { isStorable, storable } from './storable';

const HALF = 'broken \ud83d';
const sent = (over: object) =>
  envelope.safeParse({
    ...{ uid: newId(), mid: 1, name: 'ticket.comment', v: 1, args: {}, base: null },
    ...{ occurredAt: 1, clockOffset: null, ...over },
  }).success;

test('half a character is not taken, wherever it stands; a whole one is', () => {
  expect(sent({ args: { body: 'an emoji 🧰 and \\ud83d as typed' } })).toBe(true);
  for (const args of [{ body: HALF }, { list: [{ deep: HALF }] }, { [HALF]: 1 }])
    expect(sent({ args })).toBe(false);
  expect(sent({ base: { state: HALF } })).toBe(false);
});

test('what is deeper than any argument of ours is not taken', () => {
  let args: object = {};
  for (let n = 0; n < 40; n++) args = { args };
  expect(sent({ args })).toBe(false);
});

test('the uid is of the version that clients make, so that what derives from it is an id', () => {
  for (const uid of [
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '00000000-0000-0000-0000-000000000000',
    '0192f0aa-0000-4000-8000-000000000001',
  ])
    expect(sent({ uid })).toBe(false);
});

test('made storable, the rest of the text is as it was', () => {
  expect(storable({ body: [HALF], n: 1, none: null })).toEqual({ body: ['broken \ufffd'], n: 1, none: null });
  expect(isStorable(storable({ body: HALF }))).toBe(true);
});
