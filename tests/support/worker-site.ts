import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A site around the real service worker, whose versions the test decides: builds of the app take too long for that. */
export interface WorkerSite {
  url: string;
  /** From here on the site is this version; files of others are gone from the server. */
  publish(version: string): Promise<void>;
  /** From here on /sw.js is the worker that takes itself off. */
  switchOff(): Promise<void>;
  /** The server is not there any more. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Answers everything with this status, as a proxy does while the server is away; null: normal. */
  gateway(status: number | null): void;
  /** This path alone does not come, until told null. */
  withhold(path: string | null): void;
  /** Paths asked for since the last call. */
  asked(): string[];
  stop(): Promise<void>;
}

/** The same text for the same wish: a site is started for each test, and its versions are few. */
const bundles = new Map<string, Promise<string>>();
function bundle(entry: string, options: BuildOptions = {}): Promise<string> {
  const wish = JSON.stringify([entry, options]);
  const made = bundles.get(wish) ?? bundleOf(entry, options);
  bundles.set(wish, made);
  return made;
}

async function bundleOf(entry: string, options: BuildOptions): Promise<string> {
  const made = await build({
    entryPoints: [fromRoot(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    ...options,
    define: { 'process.env.NODE_ENV': '"production"', ...options.define },
  });
  return made.outputFiles?.[0]?.text ?? '';
}

export async function startWorkerSite(): Promise<WorkerSite> {
  const worker = await bundle('lib/client/sw/sw.ts', { define: { ACTS_SCRIPT: '"/sw-acts.js"' } });
  const acts = await bundle('lib/client/sw/acts.ts');
  let files = new Map<string, { type: string; body: string }>();
  let asked: string[] = [];
  let status: number | null = null;
  let withheld: string | null = null;
  let port = 0;
  let server: Server | null = null;

  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    asked.push(url.pathname + url.search);
    if (status !== null) return void res.writeHead(status).end('away');
    if (url.pathname === withheld) return void res.writeHead(503).end('busy');
    const partial = req.headers.rsc !== undefined;
    const file =
      files.get(url.pathname) ??
      (url.pathname.startsWith('/api/') ? { type: 'application/json', body: '{"live":true}' } : undefined);
    if (!file) return void res.writeHead(404).end('not found');
    res.writeHead(200, {
      'content-type': partial ? 'text/x-component' : file.type,
      'cache-control': 'no-store',
    });
    res.end(partial ? 'a part of a page' : file.body);
  };
  const up = async (): Promise<void> => {
    const starting = createServer(answer);
    server = starting;
    await new Promise<void>((resolve) => starting.listen(port, '127.0.0.1', resolve));
    port = (starting.address() as AddressInfo).port;
  };
  const down = async (): Promise<void> => {
    const stopping = server;
    server = null;
    stopping?.closeAllConnections();
    await new Promise((resolve) => (stopping ? stopping.close(resolve) : resolve(null)));
  };
  await up();

  return {
    url: `http://localhost:${port}`,
    async publish(version) {
      const page = `/_next/static/chunks/page-${version}.js`;
      const late = `/_next/static/chunks/late-${version}.js`;
      const html = (body: string) => ({
        type: 'text/html',
        body: `<!doctype html><title>x</title><div id="root"></div>${body}`,
      });
      const manifest = [
        { url: '/app', revision: version },
        { url: page, revision: null },
        { url: late, revision: null },
        { url: '/theme.js', revision: version },
      ];
      files = new Map([
        ['/app', html(`<script src="${page}"></script>`)],
        ['/', html('made by the server')],
        ['/desk', html('made by the server')],
        [
          page,
          {
            type: 'text/javascript',
            body: await bundle('tests/support/worker-page.tsx', {
              define: { VERSION: JSON.stringify(version) },
            }),
          },
        ],
        [late, { type: 'text/javascript', body: `late ${version}` }],
        ['/sw-acts.js', { type: 'text/javascript', body: acts }],
        ['/theme.js', { type: 'text/javascript', body: `theme ${version}` }],
        ['/_next/static/media/arabic.woff2', { type: 'font/woff2', body: 'arabic letters' }],
        [
          '/sw.js',
          { type: 'text/javascript', body: worker.replace('self.__WB_MANIFEST', JSON.stringify(manifest)) },
        ],
      ]);
    },
    async switchOff() {
      files.set('/sw.js', { type: 'text/javascript', body: await bundle('lib/client/sw/off.ts') });
    },
    down,
    up,
    gateway: (next) => {
      status = next;
    },
    withhold: (path) => {
      withheld = path;
    },
    asked: () => {
      const since = asked;
      asked = [];
      return since;
    },
    stop: down,
  };
}
