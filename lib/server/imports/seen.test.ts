import { expect, it } from 'vitest';
import { Seen } from './seen';

it('knows every key that came, and only those', () => {
  const seen = new Seen();
  for (let n = 0; n < 30_000; n++) expect(seen.add(`INC${n}`)).toBe(true);
  for (let n = 0; n < 30_000; n += 7) expect(seen.add(`INC${n}`)).toBe(false);
  expect(seen.size).toBe(30_000);
});
