import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { decrypt } from 'http_ece';
import { type Certificate, makeCertificate } from './certificate';

export interface PushMessage {
  /** Decrypted, parsed. */
  payload: unknown;
  text: string;
  headers: IncomingHttpHeaders;
  /** Claims of the VAPID token, signature checked. */
  claims: { aud?: string; exp?: number; sub?: string };
}

/** How the service treats the next messages of a device. */
export type Treatment = { status: number; headers?: Record<string, string> } | 'silent';

/** A device as a browser would subscribe it. */
export class FakeDevice {
  readonly #keys: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16).toString('base64url');
  readonly received: PushMessage[] = [];
  /** Every request, delivered or not. */
  requests = 0;
  treatment: Treatment = { status: 201 };
  /** Called with each decrypted message before the service answers. */
  onMessage: (text: string) => Promise<void> = async () => undefined;

  constructor(readonly endpoint: string) {
    this.#keys.generateKeys();
  }

  /** What PushSubscription.toJSON() gives. */
  subscription() {
    return {
      endpoint: this.endpoint,
      expirationTime: null,
      keys: { p256dh: this.#keys.getPublicKey().toString('base64url'), auth: this.#auth },
    };
  }

  open(body: Buffer): string {
    return decrypt(body, { version: 'aes128gcm', privateKey: this.#keys, authSecret: this.#auth }).toString(
      'utf8',
    );
  }
}

export interface PushService {
  /** "localhost:port", for HOLDFAST_PUSH_HOSTS. */
  host: string;
  certificate: Certificate;
  device(): FakeDevice;
  stop(): Promise<void>;
}

/** A push service on https loopback that decrypts what it gets, as the browser behind it would. */
export async function startPushService(): Promise<PushService> {
  const certificate = makeCertificate();
  const devices = new Map<string, FakeDevice>();
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (req, res) => {
    const device = devices.get(req.url ?? '');
    if (!device) return void res.writeHead(404).end();
    device.requests++;
    const origin = `https://${host}`;
    deliver(req, res, device, origin).catch((error: unknown) => res.writeHead(400).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    host,
    certificate,
    device() {
      const path = `/push/${randomBytes(9).toString('base64url')}`;
      const device = new FakeDevice(`https://${host}${path}`);
      devices.set(path, device);
      return device;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      certificate.remove();
    },
  };
}

async function deliver(
  req: IncomingMessage,
  res: ServerResponse,
  device: FakeDevice,
  origin: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const { treatment } = device;
  if (treatment === 'silent') return;
  if (treatment.status < 300) {
    const claims = claimsOf(req.headers.authorization, origin);
    const text = device.open(Buffer.concat(chunks));
    device.received.push({ payload: JSON.parse(text), text, headers: req.headers, claims });
    await device.onMessage(text);
  }
  res.writeHead(treatment.status, treatment.headers).end();
}

/** Checks the sender's token as a push service does (RFC 8292). @throws when it is not valid */
function claimsOf(authorization: string | undefined, origin: string): PushMessage['claims'] {
  const parts = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization ?? '');
  const [head, body, signature] = (parts?.[1] ?? '').split('.');
  const point = Buffer.from(parts?.[2] ?? '', 'base64url');
  if (!head || !body || !signature || point.length !== 65) throw new Error('no VAPID token');
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const key = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) },
    format: 'jwk',
  });
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as PushMessage['claims'];
  if (!good || claims.aud !== origin) throw new Error('VAPID token not valid');
  return claims;
}
