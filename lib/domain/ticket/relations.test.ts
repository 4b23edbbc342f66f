import { expect, test } from 'vitest';
import { becameOfFirst, firstIsOver } from './relations';

const entry = (at: number, happened: number, data: object) => ({
  ...{ internal: false, effectiveAt: at, occurredAt: happened, receivedAt: 100, data },
});
const declared = entry(50, 50, { step: 'duplicate', to: 'closed' });
const word = (to: Parameters<typeof becameOfFirst>[0], at: number, happened: number) =>
  entry(at, happened, becameOfFirst(to));

test('what came late and counts from one moment stands as it happened', () => {
  const fixed = word('resolved', 50, 10);
  const again = word('assigned', 50, 30);
  expect(firstIsOver([declared, fixed, again])).toBeNull();
  expect(firstIsOver([declared, again, fixed])).toBeNull();
  expect(firstIsOver([fixed, declared])).toMatchObject({ as: 'resolved', at: 50 });
});

test('what was said before it was declared no longer counts', () => {
  expect(firstIsOver([word('resolved', 40, 40), declared])).toBeNull();
  expect(firstIsOver([declared, word('cancelled', 60, 60)])).toMatchObject({ as: 'cancelled' });
});
