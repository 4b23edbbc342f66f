import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before an app, as installations have one. It can hold back some of it, and be a newer version of it. */
export interface Front {
  /** http://localhost:port */
  url: string;
  /** Paths that begin with this are answered as during a roll-out: come again later. */
  holds: string | null;
  /** From here on the app is this version: its worker is another, and so is its page, which says so. */
  version: string | null;
  /** Streams that are open now, and how many there ever were. */
  streams: { open: number; opened: number };
  stop(): Promise<void>;
}

/** @param port of the app, which need not be up yet */
export async function startFront(port: number): Promise<Front> {
  const server = http.createServer((request, response) => pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: Front = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    holds: null,
    version: null,
    streams: { open: 0, opened: 0 },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    if (front.holds && path.startsWith(front.holds)) {
      request.resume();
      const type = { 'content-type': 'application/json', 'retry-after': '1' };
      response.writeHead(503, type).end('{"error":"unavailable"}');
      return;
    }
    const changes = front.version !== null && (path === '/sw.js' || path === '/app');
    const headers = { ...request.headers };
    if (changes) {
      // Text that is changed on its way must come, and be readable.
      headers['accept-encoding'] = 'identity';
      delete headers['if-none-match'];
    }
    const asked = http.request({ host: '127.0.0.1', port, path, method: request.method, headers });
    const lost = () => response.destroy();
    asked.once('error', lost);
    asked.once('response', (answer) => {
      answer.once('error', lost);
      if (changes && answer.statusCode === 200) return void change(answer, response);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      if (path !== '/api/sync/stream' || answer.statusCode !== 200) return;
      front.streams.open += 1;
      front.streams.opened += 1;
      response.once('close', () => {
        front.streams.open -= 1;
      });
    });
    response.once('close', () => asked.destroy());
    request.pipe(asked);
  }

  async function change(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    answer.setEncoding('utf8');
    for await (const part of answer) text += part;
    const body = text
      .replace(/"revision":"[^"]+","url":"\/app"/, `"revision":"${front.version}","url":"/app"`)
      .replace('<html ', `<html data-version="${front.version}" `);
    const { etag, 'content-length': length, ...headers } = answer.headers;
    response.writeHead(200, headers).end(body);
  }

  return front;
}
