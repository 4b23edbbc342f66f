import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = {
  root,
  // Files of the server begin with `import 'server-only'`, which throws outside of Next by design.
  resolve: { alias: { 'server-only': `${root}node_modules/server-only/empty.js` } },
};
const common = { environment: 'node', pool: 'forks', passWithNoTests: false, testTimeout: 20_000 } as const;
const outside = ['node_modules/**', '.next/**', '.data/**'];

/** `npx vitest --config tests/vitest.config.ts --project unit | simulation | integration | faults` */
export default defineConfig({
  ...shared,
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          ...common,
          name: 'unit',
          // Rules hold no state of their own: one process reads the modules once, for all files.
          isolate: false,
          include: ['{app,components,db,lib,scripts}/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          exclude: outside,
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/database-server.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/faults/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
