// `npm run dev`: the app from its sources, rebuilt as they change, with its own database and the demonstration.
import { keepServer, prepare, runInstance } from './lib/instance.mjs';
import { loadDotEnv } from './lib/paths.mjs';
import { say, step } from './lib/report.mjs';
import { startServer } from './lib/server.mjs';

await runInstance(async () => {
  loadDotEnv();
  const host = process.env.HOST || '127.0.0.1';
  const instance = await prepare(host);
  const { port } = instance;
  const origin = process.env.HOLDFAST_URL || `http://localhost:${port}`;
  const server = await step('Starting the development server', () =>
    startServer({ port, host, dev: true, show: true, env: { ...instance.env, NEXTAUTH_URL: origin } }),
  );
  keepServer(instance, server);
  say(
    `\nHoldfast (development) runs at ${origin}. The service worker is off; npm start has it. Ctrl-C stops it.`,
  );
});
