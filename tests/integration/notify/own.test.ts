import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { notifyPreference } from '#db/schema/operations';
import { NOTIFIED_EVENTS } from '#domain/notify/events';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { saveNotifications } from '../../../app/account/actions';
import { visitors } from '../settings/visit';

vi.mock('next/headers', async () => (await import('../settings/visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
beforeEach(async () => {
  as('technician');
  await base.db.delete(notifyPreference);
});
const kept = () => base.db.select().from(notifyPreference);

test('what a person chooses is theirs, and nobody signed out chooses anything', async () => {
  as(null);
  const asked = { choice: { event: 'ticket.commented', channel: 'push', on: false } } as const;
  expect(await saveNotifications(asked)).toMatchObject({ ok: false, error: { code: 'expired' } });
  expect(await kept()).toEqual([]);
  as('technician');
  expect(await saveNotifications(asked)).toMatchObject({ ok: true });
  expect(await kept()).toMatchObject([
    { personId: base.actor('technician').id, choices: { 'ticket.commented': { push: false } } },
  ]);
});

test('changes made at once on two devices all stay', async () => {
  const changes = NOTIFIED_EVENTS.flatMap((event) =>
    (['push', 'mail'] as const).map((channel) => ({ choice: { event, channel, on: channel === 'mail' } })),
  );
  await Promise.all([
    ...changes.map((change) => saveNotifications(change)),
    saveNotifications({ quiet: { from: 1_320, to: 360 }, zone: 'Europe/Zurich' }),
    saveNotifications({ digest: true }),
  ]);
  const [row] = await kept();
  expect(row).toMatchObject({ quietFrom: 1_320, quietTo: 360, zone: 'Europe/Zurich', digest: true });
  const all = Object.fromEntries(NOTIFIED_EVENTS.map((event) => [event, { push: false, mail: true }]));
  expect(row?.choices).toEqual(all);
});

test.each([
  ['a zone there is not', { zone: 'Mars/Base' }],
  ['hours without end', { quiet: { from: 60, to: 60 } }],
  ['hours beyond the day', { quiet: { from: 0, to: 1_440 } }],
  ['an event there is not', { choice: { event: 'ticket.exploded', channel: 'push', on: true } }],
  ['somebody else', { personId: '0193b1f2-0000-7000-8000-000000000001', digest: true }],
  ['a name of the language', { choice: { event: '__proto__', channel: 'push', on: true } }],
])('refuses %s', async (_, asked) => {
  expect(await saveNotifications(asked as never)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(await base.db.select().from(notifyPreference).where(eq(notifyPreference.digest, true))).toEqual([]);
});
