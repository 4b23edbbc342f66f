import 'server-only';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const INLINE = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** CSP sources, 'sha256-…', of the inline scripts in a page. */
export function inlineHashes(html: string): string[] {
  return [...new Set([...html.matchAll(INLINE)].map((match) => cspHash(match[1] ?? '')))];
}

/** One CSP source for one text. */
export const cspHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

let known: { app: string[]; others: string[] } | undefined;

/**
 * Hashes of the inline scripts in the pages that were made at build time, read once from the build: the same
 * HTML goes to everybody, so it cannot carry a nonce. `app` is the app shell; `others` are Next's error pages.
 */
export function staticScripts(): { app: string[]; others: string[] } {
  known ??= read(path.join(process.cwd(), '.next', 'server', 'app'));
  return known;
}

function read(folder: string): { app: string[]; others: string[] } {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const hashes = (names: string[]) => [
    ...new Set(names.flatMap((name) => inlineHashes(readFileSync(path.join(folder, name), 'utf8')))),
  ];
  return {
    app: hashes(pages.filter((name) => name === 'app.html')),
    others: hashes(pages.filter((name) => name.startsWith('_'))),
  };
}
