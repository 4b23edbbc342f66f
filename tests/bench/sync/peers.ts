import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { run } from '../../../scripts/lib/processes.mjs';
import { openProfile } from './profile';

export const PEERS = ['floor', 'raw', 'pouch', 'rxdb'] as const;
export type Peer = (typeof PEERS)[number];

export const NAMES: Record<Peer, string> = {
  floor: 'floor: fetch and JSON.parse of the same answers',
  raw: 'raw IndexedDB, the same rows under the same keys',
  pouch: 'PouchDB 9 (indexeddb adapter) from express-pouchdb in memory',
  rxdb: 'RxDB 17 (Dexie storage), pages of 1,000',
};

declare global {
  interface Window {
    peers: Record<Peer, () => Promise<number>>;
  }
}

const SOURCES = inRoot('tests/bench/sync/peers');
const FOLDER = inRoot('.data/bench-peers');

export interface PeerServer {
  /** ms until every ticket can be queried on an empty device. */
  time(peer: Peer): Promise<number>;
  stop(): void;
}

/** Installs the peers into a folder of their own, and serves them what the app received. */
export async function servePeers(payload: readonly string[]): Promise<PeerServer> {
  mkdirSync(FOLDER, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(SOURCES, file), path.join(FOLDER, file));
  if (!existsSync(path.join(FOLDER, 'node_modules/rxdb'))) {
    const { code, output } = await run('npm', ['ci', '--ignore-scripts'], { cwd: FOLDER });
    if (code !== 0) throw new Error(`the peers could not be installed:\n${output}`);
  }
  const bundle = path.join(FOLDER, 'bundle.js');
  await build({
    entryPoints: [path.join(SOURCES, 'client.mjs')],
    outfile: bundle,
    nodePaths: [path.join(FOLDER, 'node_modules')],
    bundle: true,
    minify: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
  const file = path.join(FOLDER, 'payload.json');
  writeFileSync(file, `[${payload.join()}]`);
  const server = spawn(process.execPath, [path.join(SOURCES, 'server.mjs'), FOLDER, file, bundle], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const { value: url } = await lines[Symbol.asyncIterator]().next();
  if (!url) throw new Error('the server of the peers ended');
  return {
    time: async (peer) => {
      const { page, close } = await openProfile(url);
      try {
        await page.goto('/');
        const { count, ms } = await page.evaluate(async (name) => {
          const began = performance.now();
          const count = await window.peers[name]();
          return { count, ms: performance.now() - began };
        }, peer);
        if (count < 10_000) throw new Error(`${peer} has only ${count} tickets`);
        return ms;
      } finally {
        await close();
      }
    },
    stop: () => server.kill(),
  };
}
