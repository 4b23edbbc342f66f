// `npm run migrate`: brings the database at DATABASE_URL to the newest migration, before new nodes start.
import { migrate } from './lib/database.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { loadDotEnv } from './lib/paths.mjs';
import { Problem, reportFailure } from './lib/report.mjs';

try {
  loadDotEnv();
  if (!process.env.DATABASE_URL) {
    throw new Problem('DATABASE_URL is not set', 'A private database is migrated by npm start.');
  }
  await ensurePackages();
  await migrate(process.env.DATABASE_URL);
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
