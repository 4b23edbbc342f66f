import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { WrittenRows } from './written-rows';

test('each act gets what was written since the one before, once', () => {
  const written = new WrittenRows();
  written.made('ticket', { id: 't', title: 'Wi-Fi', ver: 1, place: null } as { id: string });
  written.changed('ticket', 't', { state: 'new', ver: 1 }, { state: 'open', assigneeId: undefined });
  expect(written.take()).toEqual({
    rows: [
      {
        kind: 'ticket',
        id: 't',
        made: true,
        changes: { title: { to: 'Wi-Fi' }, state: { from: 'new', to: 'open' } },
      },
    ],
  });
  written.changed('ticket', 't', { state: 'open' }, { state: 'open' });
  expect(written.take()).toEqual({});
});

test('a long text is kept as its length and digest, a short one whole', () => {
  const written = new WrittenRows();
  const long = 'ü'.repeat(2_001);
  written.changed('ticket', 't', { description: 'short' }, { description: long });
  expect(written.take().rows?.[0]?.changes).toEqual({
    description: {
      from: 'short',
      to: { chars: 2_001, sha256: createHash('sha256').update(long).digest('hex') },
    },
  });
});

test('secrets are kept in no form; that they changed is', () => {
  const written = new WrittenRows();
  written.changed('person', 'p', { passwordHash: 'old' }, { passwordHash: 'new' });
  const text = JSON.stringify(written.take());
  expect(text).toContain('passwordHash');
  expect(text).not.toMatch(/old|new|sha256/);
});

test('an act that writes a lot keeps a bounded entry', () => {
  const written = new WrittenRows();
  for (let n = 0; n < 600; n++) {
    const fields = { a: 'x'.repeat(1_500), b: n + 1 };
    written.changed('ticket', String(n), { a: '', b: 0 }, fields);
  }
  const taken = written.take();
  expect(JSON.stringify(taken).length).toBeLessThan(32_000 + 400 * 250);
  expect(taken.rows).toHaveLength(200);
  expect(taken.more).toBe(800);
});

test('lines of inboxes are no change of a record', () => {
  const written = new WrittenRows();
  written.made('notice', { id: 'n' });
  expect(written.take()).toEqual({});
});
