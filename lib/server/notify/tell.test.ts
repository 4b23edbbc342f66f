import { describe, expect, test } from 'vitest';
import type { PushPayload } from '#domain/notify/push-payload';
import type { Device } from './devices';
import type { Reached } from './post-push';
import { type TellDeps, tell } from './tell';

const job = {
  id: 7,
  personId: 'p',
  event: 'ticket.assigned',
  detail: null,
  eventUid: 'e',
  ticketId: 't',
  leasedUntil: 60_000,
  urgent: false,
  actorId: null,
} as const;
const news: PushPayload = {
  v: 1,
  id: 'e',
  event: 'ticket.assigned',
  ticketId: 't',
  number: 'INC-000001',
  words: 'assigned to you',
  title: 'x',
  for: 'p',
};
const device = (id: string): Device => ({ id, endpoint: `https://push.example/${id}`, p256dh: '', auth: '' });

function world(answers: Record<string, Reached | Promise<Reached>>, over: Partial<TellDeps> = {}) {
  const settled: string[] = [];
  const gone: string[] = [];
  const posted: string[] = [];
  const taken: number[] = [];
  const untaken: number[] = [];
  const deps: TellDeps = {
    now: () => 0,
    read: async () => news,
    devices: async () => Object.keys(answers).map(device),
    async post(_job, to) {
      posted.push(to.id);
      return (await answers[to.id]) ?? { kind: 'reached', status: 201 };
    },
    settled: async (_job, to) => void settled.push(to.id),
    gone: async (to) => void gone.push(to.id),
    taken: async ({ id }) => void taken.push(id),
    untaken: async ({ id }) => void untaken.push(id),
    ...over,
  };
  return { deps, settled, gone, posted, taken, untaken };
}

const OK: Reached = { kind: 'reached', status: 201 };

describe('tell', () => {
  test('all devices reached: done', async () => {
    const { deps, settled } = world({ a: OK, b: OK });
    expect(await tell(deps, job)).toEqual({ kind: 'done' });
    expect(settled.sort()).toEqual(['a', 'b']);
  });

  test('somebody without devices: done', async () => {
    expect(await tell(world({}).deps, job)).toEqual({ kind: 'done' });
  });

  test.each(['person_gone', 'not_readable', 'no_longer_true'] as const)(
    '%s: nothing is sent',
    async (silence) => {
      const { deps, posted } = world({ a: OK }, { read: async () => silence });
      expect(await tell(deps, job)).toEqual({ kind: 'done', note: silence });
      expect(posted).toEqual([]);
    },
  );

  test('an ended subscription is removed and needs no retry', async () => {
    const { deps, gone, settled } = world({ a: { kind: 'gone', status: 410 }, b: OK });
    expect(await tell(deps, job)).toEqual({ kind: 'done' });
    expect(gone).toEqual(['a']);
    expect(settled).toEqual(['b']);
  });

  test('one device later: the row comes back, the other is settled', async () => {
    const { deps, settled } = world({
      a: { kind: 'later', status: 429, error: 'status 429', after: 7_000 },
      b: OK,
    });
    expect(await tell(deps, job)).toEqual({ kind: 'again', error: 'status 429', after: 7_000 });
    expect(settled).toEqual(['b']);
  });

  test('a slow device does not delay the others', async () => {
    let release: (value: Reached) => void = () => {};
    const slow = new Promise<Reached>((resolve) => {
      release = resolve;
    });
    const { deps, settled } = world({ a: slow, b: OK });
    const telling = tell(deps, job);
    await expect.poll(() => settled).toEqual(['b']);
    release(OK);
    expect(await telling).toEqual({ kind: 'done' });
  });

  test('refused everywhere: parked for somebody to look at', async () => {
    const { deps, settled } = world({ a: { kind: 'refused', status: 403, error: 'status 403' } });
    expect(await tell(deps, job)).toEqual({ kind: 'never', error: 'status 403' });
    expect(settled).toEqual(['a']);
  });

  test('refused on one device of two: done, with a note', async () => {
    const { deps } = world({ a: { kind: 'refused', status: 403, error: 'status 403' }, b: OK });
    expect(await tell(deps, job)).toEqual({ kind: 'done', note: 'status 403' });
  });

  test.each([
    ['nobody has a device', {}, true],
    ['all are gone', { a: { kind: 'gone', status: 410 } }, true],
    ['all refuse', { a: { kind: 'refused', status: 403, error: 'x' } }, true],
    ['one took it', { a: OK, b: { kind: 'gone', status: 410 } }, false],
    ['one may still take it', { a: { kind: 'later', status: 500, error: 'x' } }, false],
  ] as const)('urgent, and %s: another way %s', async (_, answers, other) => {
    const { deps, untaken } = world(answers as Record<string, Reached>);
    await tell(deps, job);
    expect(untaken).toEqual([]);
    await tell(deps, { ...job, urgent: true });
    expect(untaken).toEqual(other ? [7] : []);
  });

  test('a worker that slept through its lease sends nothing', async () => {
    const { deps, posted } = world({ a: OK }, { now: () => 60_001 });
    expect((await tell(deps, job)).kind).toBe('again');
    expect(posted).toEqual([]);
  });
});
