import { type Boot, boot } from './boot';
import { NAMES, PEERS, type Peer, servePeers } from './peers';
import { type Figure, median } from './times';

/** A first start with an empty device, beside what others need for the same rows; in turn, the order turned each round. */
export async function firstStart(url: string, rounds: number): Promise<{ figures: Figure[]; peers: string }> {
  const payload: string[] = [];
  await boot(url, payload);
  const peers = await servePeers(payload);
  const own: Boot[] = [];
  const times: Record<Peer, number[]> = { floor: [], raw: [], pouch: [], rxdb: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      const order = ['own' as const, ...PEERS];
      if (round % 2 === 1) order.reverse();
      for (const one of order) {
        if (one === 'own') own.push(await boot(url));
        else times[one].push(await peers.time(one));
      }
    }
  } finally {
    peers.stop();
  }
  const all = median(own.map((one) => one.all));
  const first = median(own.map((one) => one.first));
  const wire = median(own.map((one) => one.wire)) / 1e6;
  const of = (peer: Peer) => median(times[peer]);
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
  const slower = (peer: Peer, goal: number): Figure => ({
    what: `${NAMES[peer]}: takes so many times as long`,
    measured: `${(of(peer) / all).toFixed(2)}`,
    goal: `${goal}`,
    reached: of(peer) / all >= goal,
  });
  return {
    figures: [
      {
        what: 'first 50 rows painted, empty device',
        measured: `${seconds(first)} = ${(first / of('floor')).toFixed(2)} x floor`,
        goal: '0.6 x floor',
        reached: first <= 0.6 * of('floor'),
      },
      {
        what: 'all 10,000 tickets queryable on the device',
        measured: `${seconds(all)} = ${(all / of('floor')).toFixed(1)} x floor`,
        goal: '5 x floor',
        reached: all <= 5 * of('floor'),
      },
      slower('rxdb', 2.5),
      slower('pouch', 3.5),
      {
        what: 'bytes on the wire for them',
        measured: `${wire.toFixed(2)} MB`,
        goal: '2 MB',
        reached: wire <= 2,
      },
    ],
    peers: [
      '| the same rows, an empty device, until all can be queried | median |',
      '| --- | --: |',
      `| Holdfast, with its screen | ${seconds(all)} |`,
      ...PEERS.map((peer) => `| ${NAMES[peer]} | ${seconds(of(peer))} |`),
    ].join('\n'),
  };
}
