import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What happens to one request. */
export interface Fate {
  /** Waits before the request goes on, ms. */
  delay?: number;
  /** The server hears it twice. */
  twice?: boolean;
  /** The server answers, and nobody hears it. */
  cutAnswer?: boolean;
}

/** A proxy before the app that does to each request what `fateOf` says. */
export class BadNetwork {
  readonly #server: http.Server;
  readonly #underWay = new Set<Promise<unknown>>();
  fateOf: (path: string) => Fate = () => ({});

  private constructor(private readonly port: number) {
    this.#server = http.createServer((request, response) => {
      const done = this.#pass(request, response).catch(() => response.destroy());
      this.#underWay.add(done);
      void done.then(() => this.#underWay.delete(done));
    });
  }

  static async before(port: number): Promise<BadNetwork> {
    const network = new BadNetwork(port);
    await new Promise<void>((resolve) => network.#server.listen(0, '127.0.0.1', resolve));
    return network;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is still on its way has arrived. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async close(): Promise<void> {
    this.fateOf = () => ({});
    await this.settled();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { delay = 0, twice, cutAnswer } = this.fateOf(request.url ?? '');
    if (delay > 0) await pause(delay);
    if (twice) await this.#ask(request, Buffer.concat(chunks));
    const answer = await this.#ask(request, Buffer.concat(chunks));
    if (cutAnswer) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  }

  #ask(request: http.IncomingMessage, body: Buffer): Promise<{ status: number; body: Buffer }> {
    const host = `localhost:${this.port}`;
    const headers = {
      ...request.headers,
      ...{ host, origin: `http://${host}`, 'content-length': body.length },
      // Answers pass as they are, without their headers.
      'accept-encoding': 'identity',
    };
    return new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: this.port,
        path: request.url,
        method: request.method,
        headers,
      };
      const asked = http.request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => resolve({ status: answer.statusCode ?? 500, body: Buffer.concat(chunks) }));
      });
      asked.once('error', reject);
      asked.end(body);
    });
  }
}
