import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const HEADER = 'x-holdfast-peer';

/**
 * Notes the address a request really came from in a header of our own, before anybody reads the request: Next
 * hands on whatever `X-Forwarded-For` a stranger writes (attack A31). Called once, when the process starts.
 */
export function watchPeers(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[HEADER] = request.socket.remoteAddress ?? 'unknown';
  });
}

/** The address of the other end of the connection; a proxy in front of us counts as one peer. */
export const peerOf = (headers: Headers): string => headers.get(HEADER) ?? 'unknown';
