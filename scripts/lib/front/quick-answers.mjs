// What devices ask for all day is answered without going through the router of Next, which costs more than the answer.
import compression from 'compression';
import { toNodeHandler } from 'srvx/node';

/** @typedef {import('node:http').IncomingMessage} Req */
/** @typedef {import('node:http').ServerResponse} Res */
/** @typedef {Record<string, Partial<Record<string, (req: Request) => Promise<Response>>>>} QuickAnswers */

/**
 * The very route handlers of the app, which hands them out when it starts (instrumentation.ts). Until then, and for
 * everything else, Next answers: the same, only slower.
 * @returns {(req: Req, res: Res, pass: () => void) => void}
 */
export function quickAnswers() {
  const compress = compression();
  const serve = toNodeHandler((req) => {
    const handler = handlerOf(req.method, new URL(req.url).pathname);
    return handler ? handler(req) : new Response(null, { status: 404 });
  });
  return (req, res, pass) => {
    const [path = ''] = (req.url ?? '').split('?', 1);
    if (!handlerOf(req.method ?? '', path)) return pass();
    // @ts-expect-error: made for a framework, but asks no more than this of a request and an answer.
    compress(req, res, () => void serve(req, res));
  };
}

/**
 * @param {string} method
 * @param {string} path
 */
function handlerOf(method, path) {
  const shared = /** @type {{ holdfastQuickAnswers?: QuickAnswers }} */ (globalThis);
  const methods = shared.holdfastQuickAnswers;
  return methods && Object.hasOwn(methods, path) ? methods[path]?.[method] : undefined;
}
