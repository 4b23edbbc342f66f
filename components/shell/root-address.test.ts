import { expect, test } from 'vitest';
import { rootAddress } from './root-address';

test('what was done leads to what it was done to', () => {
  expect(rootAddress('article.save', 'x')).toBe('/app/knowledge/x');
  expect(rootAddress('announcement.end', 'x')).toBe('/app/known');
  for (const name of ['ticket.resolve', 'request.submit'])
    expect(rootAddress(name, 'x')).toBe('/app/tickets/x');
});
