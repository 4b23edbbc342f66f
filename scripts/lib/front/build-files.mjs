// Files of the build from disk, in the smallest form the browser takes.
import sirv from 'sirv';
import { inRoot } from '../paths.mjs';

/** @typedef {import('node:http').IncomingMessage} Req */
/** @typedef {import('node:http').ServerResponse} Res */

const PLACE = '/_next/static/';

/**
 * Answers for what lies below `_next/static`; their names carry a digest of their content, so they are kept for good.
 * @returns {(req: Req, res: Res, pass: () => void) => void}
 */
export function buildFiles() {
  const serve = sirv(inRoot('.next/static'), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 365 * 24 * 60 * 60,
  });
  return (req, res, pass) => {
    const url = req.url ?? '';
    if (!url.startsWith(PLACE) || (req.method !== 'GET' && req.method !== 'HEAD')) return pass();
    req.url = url.slice(PLACE.length - 1);
    serve(req, res, () => {
      req.url = url;
      pass();
    });
  };
}
