// Bundles the service worker and tells it which files the app needs to open without signal.
// Runs after `next build` and before `next start`, which reads public/ once.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build, stop as stopEsbuild } from 'esbuild';
import { injectManifest } from 'workbox-build';
import { inRoot } from './paths.mjs';
import { Problem } from './report.mjs';

/** The one page that answers every address below /app. */
const SHELL = '/app';
const pageFolder = () => inRoot('.next/server/app/app/[[...path]]');

/** @returns {Promise<string>} what was made, for the log */
export async function buildServiceWorker() {
  const acts = await bundle('lib/client/sw/acts.ts');
  writeFileSync(inRoot('public/sw-acts.js'), acts);
  const address = `/sw-acts.js?${createHash('sha256').update(acts).digest('hex').slice(0, 20)}`;
  const worker = await bundle('lib/client/sw/sw.ts', { ACTS_SCRIPT: JSON.stringify(address) });
  mkdirSync(inRoot('.next/sw'), { recursive: true });
  writeFileSync(inRoot('.next/sw/sw.js'), worker);
  await stopEsbuild();
  const statics = staticFilesOfShell();
  const made = await injectManifest({
    swSrc: inRoot('.next/sw/sw.js'),
    swDest: inRoot('public/sw.js'),
    globDirectory: inRoot('.next'),
    globPatterns: [...statics].map((file) => file.replaceAll(/[[\]{}()*?!]/g, '\\$&')),
    modifyURLPrefix: { 'static/': '/_next/static/' },
    // Their names carry a digest of their content.
    dontCacheBustURLsMatching: /^\/_next\/static\//,
    manifestTransforms: [(entries) => ({ manifest: entries.map(encodeUrl), warnings: [] })],
    additionalManifestEntries: [
      { url: SHELL, revision: readFileSync(inRoot('.next/BUILD_ID'), 'utf8').trim() },
      ...publicFilesOfShell().map((url) => ({ url, revision: digestOf(url) })),
    ],
    maximumFileSizeToCacheInBytes: 5_000_000,
  });
  if (made.warnings.length > 0) throw new Problem(`the service worker: ${made.warnings.join('; ')}`);
  const kb = (/** @type {string} */ text) => `${Math.round(text.length / 1_000)} kB`;
  return `service worker: ${kb(worker)}, its acts ${kb(acts)}; keeps ${made.count} files, ${Math.round(made.size / 1024)} KiB`;
}

/**
 * One script of the worker.
 * @param {string} entry @param {Record<string, string>} define
 */
export async function bundle(entry, define = {}) {
  const made = await build({
    entryPoints: [inRoot(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    alias: { dexie: inRoot('node_modules/dexie/dist/modern/dexie.min.mjs') },
    plugins: [usedParts],
    define: { 'process.env.NODE_ENV': '"production"', ...define },
  });
  return made.outputFiles[0]?.text ?? '';
}

/**
 * zod is one object with all it can, messages in fifty languages among it, and esbuild cannot tell that most is never
 * used: named part by part it can, and a good half of the script falls away.
 * @type {import('esbuild').Plugin}
 */
const usedParts = {
  name: 'used-parts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/](domain|sync|client)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace("import { z } from 'zod'", "import * as z from 'zod'"),
      loader: 'ts',
    }));
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

function shellHtml() {
  const file = inRoot('.next/server/app/app.html');
  if (!existsSync(file))
    throw new Problem('the page /app was not built as a static page', 'Keep app/app free of request data.');
  return readFileSync(file, 'utf8');
}

/**
 * The scripts and styles that the shell can ever ask for: those its page names, then those that these name
 * (code that is loaded later), and so on. Pages of the desk stay out.
 */
function staticFilesOfShell() {
  const manifests = [
    'page_client-reference-manifest.js',
    'page/react-loadable-manifest.json',
    'page/build-manifest.json',
  ];
  const found = new Set();
  const queue = [shellHtml(), ...manifests.map((name) => readIfThere(`${pageFolder()}/${name}`))];
  for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
    for (const [file] of text.matchAll(/static\/(?:chunks|css|media)\/[\w.~@[\]()/%-]+?\.(?:js|css|wasm)/g)) {
      const name = decodeURIComponent(file);
      if (found.has(name) || !existsSync(inRoot('.next', name))) continue;
      found.add(name);
      if (!name.endsWith('.wasm')) queue.push(readFileSync(inRoot('.next', name), 'utf8'));
    }
  }
  return new Set([...found, ...latinFonts([...found])]);
}

/**
 * Of the fonts only the Latin letters of the text face: each other script's file is kept once it was used.
 * @param {string[]} files
 */
function latinFonts(files) {
  const styles = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(inRoot('.next', file), 'utf8'));
  const fonts = [...styles.join('\n').matchAll(/media\/(inter-latin-(?!ext)[\w.~-]+\.woff2)/g)];
  return fonts.map(([, name]) => `static/media/${name}`);
}

/** Files of public/ that the page itself names, and what the app manifest names. */
function publicFilesOfShell() {
  const named = [...shellHtml().matchAll(/(?:href|src)="(\/[\w./-]+)"/g)].map(([, url]) => url ?? '');
  const manifest = JSON.parse(readIfThere(inRoot('public/manifest.webmanifest')) || '{}');
  const icons = [...(manifest.icons ?? [])].map((icon) => icon.src);
  return [...new Set([...named, ...icons])].filter(
    (url) => !url.startsWith('/_next/') && existsSync(inRoot('public', url)),
  );
}

/** @param {string} url a file of public/ */
function digestOf(url) {
  return createHash('sha256')
    .update(readFileSync(inRoot('public', url)))
    .digest('hex')
    .slice(0, 20);
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @template {{ url: string }} T @param {T} entry @returns {T} */
function encodeUrl(entry) {
  const url = entry.url.split('/').map((part) => encodeURIComponent(decodeURIComponent(part)));
  return { ...entry, url: url.join('/') };
}
