import { describe, expect, it } from 'vitest';
import type { LocalStore, LocalTables } from '#sync/local/ports';
import { violations } from './checks';
import type { Sabotage } from './oracle/server';
import { Story, type StoryOptions } from './story';

/** Enough for each of these; a correct engine passes thousands. */
const SEEDS = 600;

/** A store whose tables lie. */
const lying =
  (lie: (t: LocalTables) => LocalTables) =>
  (store: LocalStore): LocalStore => ({
    write: (work) => store.write((t) => work(lie(t))),
    read: (work) => store.read((t) => work(lie(t))),
  });

/** The first seed whose story shows that something is wrong. */
async function firstCaught(options: StoryOptions): Promise<string | null> {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const story = new Story(seed, options);
    const found = await story.live().then(
      () => violations(story),
      (error: unknown) => [String(error)],
    );
    if (found.length > 0) return found.join('\n');
  }
  return null;
}

const servers: [string, Sabotage][] = [
  ['runs an intent again that it knows', { noDedupe: true }],
  ['does not acknowledge what it refused', { noAckOfRefusal: true }],
  ['does not tell who gained sight of a ticket', { noEnter: true }],
  ['skips the version check', { noVersionCheck: true }],
  ['stamps before the commit', { earlyStamp: true }],
  ['chooses the end of a page after its rows', { lateEnd: true }],
];

const devices: [string, (t: LocalTables) => LocalTables][] = [
  [
    'drops an entry when it is acknowledged',
    (t) => ({ ...t, outbox: { ...t.outbox, moveToSent: async () => {} } }),
  ],
  [
    'drops a row of the outbox',
    (t) => ({
      ...t,
      outbox: { ...t.outbox, put: (entries) => t.outbox.put(entries.filter(({ order }) => order !== 3)) },
    }),
  ],
  ['does not put pending work back on top', (t) => ({ ...t, base: { ...t.base, all: async () => [] } })],
  [
    'does not offer again what the server lost',
    (t) => ({ ...t, outbox: { ...t.outbox, moveBack: async () => {} } }),
  ],
  ['never drops a row', (t) => ({ ...t, rows: { ...t.rows, delete: async () => {} } })],
];

describe('F30 the checks notice', () => {
  it.each(servers)('a server that %s', async (_, server) => {
    expect(await firstCaught({ server })).not.toBeNull();
  });

  it.each(devices)('a device that %s', async (_, lie) => {
    expect(await firstCaught({ store: lying(lie) })).not.toBeNull();
  });
});
