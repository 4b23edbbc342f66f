import { readFileSync } from 'node:fs';
import type { NextConfig } from 'next';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  env: { NEXT_PUBLIC_VERSION: version },
  serverExternalPackages: [
    '@node-rs/argon2',
    'mysql2',
    'web-push',
    'pino',
    'nodemailer',
    'sharp',
    'file-type',
    'flydrive',
    'pdfkit',
  ],
  // Types are checked by `npm run check`: a start need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  // Messages are parsed by the build (scripts/lib/words-loader.mjs): the browser gets what formats them, and no parser.
  turbopack: {
    rules: { '**/components/words/en/*.ts': { loaders: ['./scripts/lib/words-loader.mjs'] } },
    resolveAlias: {
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // Its build for browsers of this decade: smaller, and without a second runtime for async functions.
      dexie: 'dexie/dist/modern/dexie.min.mjs',
    },
  },
  async headers() {
    return [
      {
        source: '/sw.js',
        headers: [
          { key: 'Cache-Control', value: 'no-cache, no-store, must-revalidate' },
          { key: 'Service-Worker-Allowed', value: '/' },
        ],
      },
    ];
  },
};

export default config;
