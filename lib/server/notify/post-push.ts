import 'server-only';
import { request } from 'node:https';
import webpush from 'web-push';
import type { Id } from '#domain/kernel/types';
import { DECLARATIVE_TYPE } from '#domain/notify/push-message';
import { allowedEndpoint, isNamedHost } from './endpoint';
import type { PushAgents } from './push-agent';

/** From the first byte to the answer. */
const DEADLINE = 10_000;
/** How long a push service keeps a message for a device that is off. */
const TIME_TO_LIVE = 3 * 24 * 60 * 60;
/** Nobody reads the body of an answer; a service that sends more than this is cut off. */
const ANSWER_MAX = 16_384;

export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
  subject: string;
}

/** What a push service said about one device. */
export type Reached =
  | { kind: 'reached'; status: number }
  /** The subscription has ended and never comes back. */
  | { kind: 'gone'; status: number }
  /** @property after ms the service asked to wait for */
  | { kind: 'later'; status: number; error: string; after?: number }
  /** This message or subscription is refused for good. */
  | { kind: 'refused'; status: number; error: string };

export interface PushSettings {
  vapid: VapidKeys;
  agents: PushAgents;
  /** "host:port" of services in closed networks. */
  named: readonly string[];
  /** Of this installation, for notifications that a browser shows by itself. */
  origin: string | null;
}

/**
 * Encrypts and sends one message. Never throws: every outcome is an answer. Redirects are not followed.
 *
 * @param eventId a UUID; a service that still holds an undelivered message of the same event replaces it
 */
export async function postPush(
  settings: PushSettings,
  target: PushTarget,
  eventId: Id,
  text: string,
): Promise<Reached> {
  const url = allowedEndpoint(target.endpoint, settings.named);
  if (!url) return { kind: 'refused', status: 0, error: 'endpoint not allowed' };
  try {
    const details = webpush.generateRequestDetails(
      { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
      text,
      {
        vapidDetails: settings.vapid,
        TTL: TIME_TO_LIVE,
        urgency: 'high',
        topic: eventId.replaceAll('-', ''),
      },
    );
    const agent = isNamedHost(url, settings.named) ? settings.agents.named : settings.agents.open;
    const type = settings.origin === null ? {} : { 'Content-Type': DECLARATIVE_TYPE };
    const answer = await post(url, agent, { ...details.headers, ...type }, details.body);
    return judge(answer.status, answer.retryAfter, Date.now());
  } catch (error) {
    return failed(error);
  }
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
}

function post(
  url: URL,
  agent: PushAgents['open'],
  headers: Record<string, unknown>,
  body: unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      signal: AbortSignal.timeout(DEADLINE),
      headers: headers as Record<string, string>,
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_MAX) response.destroy();
      });
      response.on('error', () => undefined);
    });
    sent.end(body);
  });
}

/** What a status means for the device (RFC 8030). */
export function judge(status: number, retryAfter: string | undefined, now: number): Reached {
  if (status >= 200 && status < 300) return { kind: 'reached', status };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: 'later', status, error: `status ${status}`, after: waitAsked(retryAfter, now) };
  }
  return { kind: 'refused', status, error: `status ${status}` };
}

/** Retry-After in ms: seconds or a date. */
export function waitAsked(header: string | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const inSeconds = /^\d+$/.test(header.trim());
  // Date.parse takes nearly anything; a date of HTTP ends in GMT.
  const ms = inSeconds ? Number(header) * 1_000 : header.endsWith('GMT') ? Date.parse(header) - now : 0;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** A connection that failed may work later; a name that leads inside never does, nor keys that are none. */
function failed(error: unknown): Reached {
  const { code, message, name } = error as { code?: string; message?: string; name?: string };
  if (code === 'closed_network') return { kind: 'refused', status: 0, error: 'closed network' };
  if (name === 'TimeoutError' || name === 'AbortError')
    return { kind: 'later', status: 0, error: 'no answer in time' };
  const network =
    code !== undefined &&
    /^(E[A-Z_]+|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code) &&
    !code.startsWith('ERR_CRYPTO');
  const what = code ?? message ?? 'failed';
  return network ? { kind: 'later', status: 0, error: what } : { kind: 'refused', status: 0, error: what };
}
