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
    leaveOutDate(res);
    serve(req, res, () => {
      req.url = url;
      pass();
    });
  };
}

/**
 * What is kept for good is never asked about again: it needs no date, and a first visit fetches a dozen files.
 * @param {Res} res
 */
function leaveOutDate(res) {
  const writeHead =
    /** @type {(status: number, headers?: import('node:http').OutgoingHttpHeaders) => Res} */ (
      res.writeHead.bind(res)
    );
  /** @param {number} status @param {import('node:http').OutgoingHttpHeaders} [headers] */
  const without = (status, headers = {}) => {
    const { 'Last-Modified': _, ...rest } = headers;
    return writeHead(status, rest);
  };
  res.writeHead = /** @type {Res['writeHead']} */ (without);
}
