import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { EARLIER, MUTATIONS } from '../registry';
import { SCHEMA_V } from './constants';
import * as messages from './messages';

/**
 * An installed app is an old client. Whoever changes the wire sees it here, decides whether old clients can
 * still read it (then only the hash changes) or not (then SCHEMA_V goes up as well).
 */
const PINNED = { schemaV: 11, hash: '335c22f6d17eb586' };

const wire = () => ({
  messages: Object.entries(messages)
    .filter(([, value]) => value instanceof z.ZodType)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any' })]),
  mutations: [...Object.values(MUTATIONS), ...EARLIER]
    .map((m) => [`${m.name}@${m.v}`, z.toJSONSchema(m.args, { unrepresentable: 'any' })])
    .sort(),
});

it('the wire has not changed by accident', () => {
  const hash = createHash('sha256').update(JSON.stringify(wire())).digest('hex').slice(0, 16);
  expect({ schemaV: SCHEMA_V, hash }).toEqual(PINNED);
});

it('every mutation is registered under its own name', () => {
  for (const [name, mutation] of Object.entries(MUTATIONS)) expect(mutation.name).toBe(name);
});
