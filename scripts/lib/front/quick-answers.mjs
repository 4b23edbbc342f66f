// What devices ask for all day is answered without going through the router of Next, which costs more than the answer.
import compression from 'compression';
import { toNodeHandler } from 'srvx/node';

/** @typedef {import('node:http').IncomingMessage} Req */
/** @typedef {import('node:http').ServerResponse} Res */
/** @typedef {(req: Request) => Promise<Response>} Handler */
/** @typedef {Record<string, Partial<Record<string, Handler>>>} QuickAnswers */

/**
 * The very route handlers of the app, which hands them out when it starts (instrumentation.ts). Until then, and for
 * everything else, Next answers: the same, only slower.
 * @returns {(req: Req, res: Res, pass: () => void) => void}
 */
export function quickAnswers() {
  const compress = compression();
  /** @type {WeakMap<Handler, ReturnType<typeof toNodeHandler>>} */
  const known = new WeakMap();
  return (req, res, pass) => {
    const handler = handlerOf(req);
    if (!handler) return pass();
    const serve = known.get(handler) ?? toNodeHandler(handler);
    known.set(handler, serve);
    // @ts-expect-error: made for a framework, but asks no more than this of a request and an answer.
    compress(req, res, () => void serve(req, res));
  };
}

/** @param {Req} req */
function handlerOf({ url = '', method = '' }) {
  const shared = /** @type {{ holdfastQuickAnswers?: QuickAnswers }} */ (globalThis);
  const methods = shared.holdfastQuickAnswers;
  const [path = ''] = url.split('?', 1);
  return methods && Object.hasOwn(methods, path) ? methods[path]?.[method] : undefined;
}
