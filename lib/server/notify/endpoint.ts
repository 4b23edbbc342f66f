import 'server-only';
import { isIP } from 'node:net';
import { isPublicAddress } from './address';

/** Longest endpoint we keep. The longest in use (Windows) are under 700 characters. */
export const ENDPOINT_MAX = 1_000;

/** Names that never stand for a machine on the internet. */
const CLOSED_NAMES = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'home',
  'lan',
  'corp',
  'test',
  'invalid',
  'example',
  'onion',
  'arpa',
];

const hostPort = (url: URL): string => `${url.hostname}:${url.port || '443'}`;

/** Whether the address is one the operator named: only there are closed networks allowed. */
export const isNamedHost = (url: URL, named: readonly string[]): boolean => named.includes(hostPort(url));

/**
 * The address of a push service this server may be made to call (A39): https, port 443, a public name.
 * Where the name leads is looked at again when the connection is made.
 *
 * @param named "host:port" entries the operator allows besides
 * @returns null when it is not allowed
 */
export function allowedEndpoint(text: string, named: readonly string[]): URL | null {
  if (text.length > ENDPOINT_MAX || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username || url.password) return null;
  if (isNamedHost(url, named)) return url;
  if (url.port !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return isPublicAddress(host) ? url : null;
  const labels = host.replace(/\.$/, '').split('.');
  return labels.length > 1 && !CLOSED_NAMES.includes(labels.at(-1) ?? '') ? url : null;
}
