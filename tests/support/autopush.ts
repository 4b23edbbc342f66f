import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Certificate, makeCertificate } from './certificate';

/** What Firefox says on its push connection, as far as it matters here. */
interface FromBrowser {
  messageType?: string;
  channelID?: string;
  updates?: { channelID: string; code: number }[];
}

export interface Autopush {
  /** For the preference dom.push.serverURL. */
  socketUrl: string;
  /** "localhost:port" of the endpoints, for HOLDFAST_PUSH_HOSTS. */
  host: string;
  certificate: Certificate;
  /** Messages taken from servers and passed on, still encrypted. */
  passedOn(): number;
  /** Codes Firefox acknowledged messages with; 100: shown to a worker that finished. */
  acknowledged(): number[];
  stop(): Promise<void>;
}

/** The push service of Firefox in small: a socket to the browser, endpoints on https for servers. */
export async function startAutopush(): Promise<Autopush> {
  const certificate = makeCertificate();
  const browsers = new Map<string, WebSocket>();
  const codes: number[] = [];
  let passed = 0;

  const endpoints = createServer({ key: certificate.key, cert: certificate.cert }, async (req, res) => {
    const channelID = req.url?.split('/').pop() ?? '';
    const browser = browsers.get(channelID);
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    if (!browser) return void res.writeHead(410).end();
    const version = `version-${++passed}`;
    const data = Buffer.concat(chunks).toString('base64url');
    browser.send(
      JSON.stringify({
        messageType: 'notification',
        channelID,
        version,
        data,
        headers: { encoding: req.headers['content-encoding'] },
      }),
    );
    res.writeHead(201).end();
  });
  await new Promise<void>((resolve) => endpoints.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(endpoints.address() as AddressInfo).port}`;

  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => sockets.once('listening', () => resolve()));
  sockets.on('connection', (socket) => {
    const say = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as FromBrowser;
      const { messageType, channelID = '' } = message;
      if (messageType === 'hello')
        return say({ messageType, uaid: 'a'.repeat(32), status: 200, use_webpush: true, broadcasts: {} });
      if (messageType === 'register') {
        browsers.set(channelID, socket);
        return say({
          messageType,
          channelID,
          status: 200,
          pushEndpoint: `https://${host}/push/${channelID}`,
        });
      }
      if (messageType === 'unregister') {
        browsers.delete(channelID);
        return say({ messageType, channelID, status: 200 });
      }
      if (messageType === 'ack') codes.push(...(message.updates ?? []).map(({ code }) => code));
      if (!messageType) say({});
    });
  });

  return {
    socketUrl: `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/`,
    host,
    certificate,
    passedOn: () => passed,
    acknowledged: () => codes,
    async stop() {
      for (const client of sockets.clients) client.terminate();
      endpoints.closeAllConnections();
      await new Promise((resolve) => sockets.close(resolve));
      await new Promise((resolve) => endpoints.close(resolve));
      certificate.remove();
    },
  };
}
