import http from 'node:http';

/** One request, and what its answer must be for it to count. */
export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** @throws when the answer is not what was asked for */
  check(status: number, body: string): void;
}

export interface Measured {
  perSecond: number;
  /** ms */
  p50: number;
  p95: number;
  /** All that were sent, those before the measuring began included. */
  sent: number;
}

/**
 * A closed loop: each of `clients` sends its next request when the answer to the last has arrived.
 * @param shots one maker of requests per client
 * @param seconds how long is measured, after `warm` seconds that are not
 */
export async function closedLoop(
  origin: string,
  shots: readonly (() => Shot)[],
  { seconds, warm }: { seconds: number; warm: number },
): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: shots.length });
  const times: number[] = [];
  let sent = 0;
  const from = performance.now() + warm * 1_000;
  const until = from + seconds * 1_000;
  await Promise.all(
    shots.map(async (next) => {
      for (;;) {
        const began = performance.now();
        if (began >= until) return;
        const shot = next();
        sent += 1;
        const { status, body } = await send(agent, origin, shot);
        shot.check(status, body);
        const ended = performance.now();
        if (ended >= from && ended < until) times.push(ended - began);
      }
    }),
  );
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), sent };
}

function send(agent: http.Agent, origin: string, shot: Shot): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length = shot.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(shot.body)) };
    const request = http.request(
      {
        ...{ agent, hostname, port, method: shot.method, path: shot.path },
        headers: { ...shot.headers, ...length },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
        );
        answer.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(shot.body);
  });
}
