import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newId } from '#client/platform/clock';
import { NOTICE_ACTS } from '#domain/notify/acts';
import { actUid } from './act-uid';

vi.stubEnv('DATABASE_URL', 'mysql://nobody@127.0.0.1/none');
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length, for this test');
afterAll(() => vi.unstubAllEnvs());

describe('the uid of an act', () => {
  const [event, ann] = [newId(), randomUUID()];
  test('is one a device could have made, of whatever event', () => {
    for (const uid of [event, randomUUID(), '0192f0aa-0000-8000-8000-000000000001'])
      expect(z.uuidv7().safeParse(actUid(uid, ann, 'accept')).success).toBe(true);
  });
  test('is the same each time, and another for each event, person and act', () => {
    expect(actUid(event, ann, 'accept')).toBe(actUid(event, ann, 'accept'));
    const all = [event, newId()].flatMap((uid) =>
      [ann, randomUUID()].flatMap((who) => NOTICE_ACTS.map((act) => actUid(uid, who, act))),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});
