// `npm run worker`: the job worker as a process of its own, beside servers that run with JOBS=off.
// Needs DATABASE_URL, and the secrets of the other nodes in the environment or in the data folder.
import { spawn } from 'node:child_process';
import { migrate } from './lib/database.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { dataFolder, ensurePrivateFolder, inRoot, loadDotEnv, root } from './lib/paths.mjs';
import { Problem, reportFailure } from './lib/report.mjs';
import { secretEnvironment } from './lib/secrets.mjs';

try {
  loadDotEnv();
  const url = process.env.DATABASE_URL;
  if (!url) {
    throw new Problem(
      'DATABASE_URL is not set',
      'A private database has its worker inside npm start; set DATABASE_URL to use this one.',
    );
  }
  ensurePrivateFolder(dataFolder());
  await ensurePackages();
  await migrate(url);
  const args = ['--conditions=react-server', '--import', 'tsx', inRoot('lib/server/jobs/worker-main.ts')];
  const env = {
    ...process.env,
    NODE_ENV: /** @type {const} */ ('production'),
    ...secretEnvironment(dataFolder()),
  };
  const worker = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => worker.kill(signal));
  worker.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
