import { Unreachable } from '#client/outbox/transport';
import type { Id } from '#domain/kernel/types';

/** After this long a part counts as lost, ms. */
const TIMEOUT = 60_000;

/** What the server says of a file. */
export type BlobAnswer =
  | { kind: 'receiving' | 'ready' | 'offset'; received: number }
  /** All bytes came, and are not those that were announced. */
  | { kind: 'hash' }
  | { kind: 'unknown' }
  /** It will never take them. */
  | { kind: 'refused'; fault: string };

export interface BlobPart {
  /** Whose file it is: a session of somebody else is refused. */
  person: Id;
  size: number;
  sha256: string;
  offset: number;
  bytes: ArrayBuffer;
}

/** The way of bytes to the server, beside that of intents. @throws Unreachable (both): not now */
export interface BlobTransport {
  progress(id: Id, person: Id): Promise<BlobAnswer>;
  send(id: Id, part: BlobPart): Promise<BlobAnswer>;
}

export const fetchBlobs: BlobTransport = {
  progress: (id, person) => ask(`/api/blob/${id}?person=${person}`, { method: 'GET' }),
  send(id, { bytes, person, size, sha256, offset }) {
    const query = new URLSearchParams({ person, size: String(size), sha256, offset: String(offset) });
    const headers = { 'content-type': 'application/octet-stream' };
    return ask(`/api/blob/${id}?${query}`, { method: 'PUT', body: bytes, headers });
  },
};

async function ask(url: string, init: RequestInit): Promise<BlobAnswer> {
  let response: Response;
  let body: { state?: string; error?: string; received?: number };
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    response = await fetch(url, { ...init, cache: 'no-store', redirect: 'error', signal });
    body = await response.json();
  } catch (cause) {
    throw new Unreachable(cause);
  }
  const received = Number.isSafeInteger(body.received) ? Number(body.received) : 0;
  if (response.ok && (body.state === 'receiving' || body.state === 'ready'))
    return { kind: body.state, received };
  const fault = String(body.error);
  if (response.status === 409 && fault === 'offset') return { kind: 'offset', received };
  if (response.status === 422) return { kind: 'hash' };
  if (response.status === 404 && fault === 'unknown') return { kind: 'unknown' };
  if ([409, 413, 415].includes(response.status)) return { kind: 'refused', fault };
  // Signed out, somebody else's session, too much at once, a server that is away: later.
  throw new Unreachable(new Error(`status ${response.status}`));
}
