import { type Door, readAnswer, readRefusal } from './read-answer';
import { SyncRefused, type SyncTransport, Unreachable } from './transport';

/** After this long a request counts as lost, ms. Bootstrap pages may take longer on a slow phone. */
const TIMEOUT: Record<Door, number> = {
  ...{ hello: 15_000, push: 30_000, pull: 30_000, bootstrap: 60_000, record: 15_000 },
};

/** The five doors of the server over HTTP. */
export const fetchTransport: SyncTransport = {
  hello: (request) => ask('hello', request),
  push: (request) => ask('push', request),
  pull: (request) => ask('pull', request),
  bootstrap: (request) => ask('bootstrap', request),
  record: (request) => ask('record', request),
};

async function ask<D extends Door>(door: D, request: unknown) {
  const response = await send(door, request);
  const json = await response.json().catch((cause) => {
    // A captive portal answers everything with its own page.
    throw new Unreachable(cause);
  });
  if (!response.ok) throw refusal(response, json);
  const answer = readAnswer(door, json);
  // It is our server, with an answer this version can not read: there is a newer one, or will be.
  if (!answer) throw new SyncRefused({ error: 'busy' });
  return answer;
}

async function send(door: Door, request: unknown): Promise<Response> {
  try {
    return await fetch(`/api/sync/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT[door]),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

function refusal(response: Response, json: unknown): Error {
  const seconds = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
  const body = readRefusal(json);
  if (body) return new SyncRefused(body, retryAfter);
  // Something before the app found it too large: the sender will send less at once.
  if (response.status === 413) return new SyncRefused({ error: 'invalid' });
  // 429, and 5xx from whatever stands before the app: our server is there, ask again later.
  if (response.status === 429 || response.status >= 500)
    return new SyncRefused({ error: 'busy' }, retryAfter);
  return new Unreachable(new Error(`status ${response.status}`));
}
