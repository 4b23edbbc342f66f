import { readFileSync } from 'node:fs';
import type { NextConfig } from 'next';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  env: { NEXT_PUBLIC_VERSION: version },
  serverExternalPackages: ['@node-rs/argon2', 'mysql2', 'web-push', 'pino', 'nodemailer'],
  // Types are checked by `npm run check`: a start need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
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
