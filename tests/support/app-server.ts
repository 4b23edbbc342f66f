import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { secretEnvironment } from '../../scripts/lib/secrets.mjs';
import { startServer } from '../../scripts/lib/server.mjs';
import { copyTemplate, dropDatabase } from './database-template';

export interface App {
  /** http://localhost:port */
  url: string;
  port: number;
  /** Process id of the server as it runs now. */
  pid(): number;
  databaseUrl: string;
  /** What the server has printed since it was last started. */
  output(): string;
  /** SIGTERM, as `npm start` does it. @returns false when the server had to be killed */
  stop(): Promise<boolean>;
  /** Ends the process at once, in the middle of whatever it does. */
  kill9(): Promise<void>;
  /** Starts it again on the same port and database; `env` adds to the environment of the first start. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Stops it and removes its database and folder. */
  dispose(): Promise<void>;
}

export interface AppOptions {
  port?: number;
  env?: Record<string, string>;
  /** "demo": the seeded demonstration (default); "empty": migrated, nobody in it. */
  database?: 'demo' | 'empty';
}

const running = new Set<App>();

/** The servers that this process has started and not yet disposed of. */
export const runningApps = (): readonly App[] => [...running];

/**
 * The production server, as `npm start` runs it, on the existing build and a database of its own. Needs the
 * global set-up of tests/e2e, which makes the templates.
 */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const databaseServer = fromEnvironment('TEST_DATABASE_URL');
  const template = fromEnvironment(options.database === 'empty' ? 'TEST_SCHEMA_FILE' : 'TEST_DEMO_FILE');
  const databaseUrl = await copyTemplate(databaseServer, template);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-app-'));
  const port = options.port ?? (await freePort());
  let env: Record<string, string> = {
    ...secretEnvironment(folder),
    DATABASE_URL: databaseUrl,
    HOLDFAST_DATA: folder,
    HOLDFAST_DEMO: options.database === 'empty' ? '0' : '1',
    HOLDFAST_SETUP_TOKEN: randomBytes(24).toString('base64url'),
    NEXTAUTH_URL: `http://localhost:${port}`,
    ...options.env,
  };
  const start = () => startServer({ port, host: '127.0.0.1', env });
  let server = await start();
  const app: App = {
    url: server.url,
    port,
    pid: () => server.pid,
    databaseUrl,
    output: () => server.output(),
    stop: () => server.stop(),
    kill9: () => server.kill9(),
    restart: async (more = {}) => {
      env = { ...env, ...more };
      await server.stop();
      server = await start();
    },
    dispose: async () => {
      running.delete(app);
      await server.stop();
      await dropDatabase(databaseServer, databaseUrl);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  running.add(app);
  return app;
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through tests/e2e/playwright.config.ts`);
  return value;
}
