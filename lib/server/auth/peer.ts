import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const HEADER = 'x-holdfast-peer';

/**
 * Notes the address a request really came from in a header of our own, before anybody reads the request: Next
 * hands on whatever `X-Forwarded-For` a stranger writes (attack A31). Called once, when the process starts.
 */
export function watchPeers(): void {
  const proxies = Number(process.env.HOLDFAST_PROXIES ?? 0) || 0;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = String(request.headers['x-forwarded-for'] ?? '');
    const peer = peerAddress(request.socket.remoteAddress, forwarded, proxies);
    request.headers[HEADER] = peer;
    replaceRaw(request.rawHeaders, HEADER, peer);
  });
}

/** Some read the headers as they came (name, value, name, value …), where a stranger may have written ours. */
function replaceRaw(raw: string[], name: string, value: string): void {
  for (let at = raw.length - 2; at >= 0; at -= 2) if (raw[at]?.toLowerCase() === name) raw.splice(at, 2);
  raw.push(name, value);
}

/**
 * Whom a request comes from.
 *
 * @param socket the other end of the connection
 * @param forwarded `X-Forwarded-For`: each proxy adds the address it was asked from, and anybody can send one
 * @param proxies how many proxies of ours stand in front; what stands further left was written by strangers
 */
export function peerAddress(socket: string | undefined, forwarded: string, proxies: number): string {
  const hops = forwarded.split(',').flatMap((hop) => hop.trim() || []);
  return (proxies > 0 ? hops.at(-proxies) : undefined) ?? socket ?? 'unknown';
}

/** The address of the other end of the connection; without HOLDFAST_PROXIES a proxy in front of us is one peer. */
export const peerOf = (headers: Headers): string => headers.get(HEADER) ?? 'unknown';
