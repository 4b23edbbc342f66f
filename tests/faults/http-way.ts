import { readRefusal } from '#client/outbox/read-answer';
import { SyncRefused, type SyncTransport, Unreachable } from '#client/outbox/transport';

/** How a browser reaches the app; both may change while it runs. */
export interface Way {
  origin: string;
  cookie: string;
  /** After so long a request counts as lost, ms. */
  patience: number;
}

/** The doors of the app over HTTP, as a browser with this cookie uses them. */
export function httpTransport(way: Way): SyncTransport {
  const ask = async (door: string, request: unknown): Promise<never> => {
    const { status, json } = await send(way, door, request);
    const refusal = status === 200 ? null : readRefusal(json);
    if (refusal) throw new SyncRefused(refusal);
    if (status >= 500) throw new SyncRefused({ error: 'busy' });
    if (status !== 200) throw new Error(`${door}: ${status} ${JSON.stringify(json)}`);
    return json as never;
  };
  return {
    hello: (request) => ask('hello', request),
    push: (request) => ask('push', request),
    pull: (request) => ask('pull', request),
    bootstrap: (request) => ask('bootstrap', request),
    record: (request) => ask('record', request),
  };
}

async function send({ origin, cookie, patience }: Way, door: string, request: unknown) {
  try {
    const response = await fetch(`${origin}/api/sync/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie, connection: 'close' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, json: (await response.json()) as unknown };
  } catch (cause) {
    throw new Unreachable(cause);
  }
}
