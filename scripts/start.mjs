// `npm start`: from a fresh clone to a running service desk. Needs git and Node 20; finds or installs the rest.
// PORT and HOLDFAST_DATA choose port and data folder, DATABASE_URL a database of yours (then without demo).
import { ensureBuilt } from './lib/build.mjs';
import { demoAccounts } from './lib/database.mjs';
import { keepServer, prepare, runInstance, wantedHost } from './lib/instance.mjs';
import { loadDotEnv } from './lib/paths.mjs';
import { say, seconds, step } from './lib/report.mjs';
import { startServer } from './lib/server.mjs';

await runInstance(async () => {
  const began = performance.now();
  loadDotEnv();
  const host = wantedHost();
  const instance = await prepare(host);
  const { port } = instance;
  await ensureBuilt();
  const origin = process.env.HOLDFAST_URL || `http://localhost:${port}`;
  const server = await step('Starting the server', () =>
    startServer({ port, host, show: true, env: { ...instance.env, NEXTAUTH_URL: origin } }),
  );
  keepServer(instance, server);

  say(`\nHoldfast runs at ${origin} (${seconds(began)}). Ctrl-C stops it.`);
  if (instance.demo) sayAccounts();
  if (instance.setupToken) {
    say('\nNo administrator exists yet. Make the first one here, with this token:');
    say(`  ${origin}/setup`);
    say(`  ${instance.setupToken}`);
  }
});

function sayAccounts() {
  say('\nDemo accounts:');
  const accounts = demoAccounts();
  const width = Math.max(...accounts.map(({ email }) => email.length));
  for (const { role, email, password } of accounts)
    say(`  ${role.padEnd(14)} ${email.padEnd(width)}  ${password}`);
}
