import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import * as care from './care';

/** As in wire.test: whoever changes what devices report and compare decides whether installed apps still fit. */
const PINNED = '0dbd07e9872a2627';

it('what devices say of themselves has not changed by accident', () => {
  const shapes = Object.entries(care)
    .filter(([, value]) => value instanceof z.ZodType)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any' })]);
  const hash = createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
  expect(hash).toBe(PINNED);
});
