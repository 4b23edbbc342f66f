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
 * @returns {(req: Req, res: Res) => Promise<unknown> | null} null: it is not one of these
 */
export function quickAnswers() {
  const compress = compression();
  /** @type {WeakMap<Handler, ReturnType<typeof toNodeHandler>>} */
  const known = new WeakMap();
  return (req, res) => {
    const handler = handlerOf(req);
    if (!handler) return null;
    const serve = known.get(handler) ?? toNodeHandler(handler);
    known.set(handler, serve);
    // Both are typed for more than they ask of a request and an answer. `compress` calls back at once.
    const [request, response] = /** @type {[any, any]} */ ([req, res]);
    compress(request, response, () => undefined);
    return Promise.resolve(serve(request, response));
  };
}

/** @param {Req} req */
function handlerOf({ url = '', method = '' }) {
  const shared = /** @type {{ holdfastQuickAnswers?: QuickAnswers }} */ (globalThis);
  const methods = shared.holdfastQuickAnswers;
  const [path = ''] = url.split('?', 1);
  return methods && Object.hasOwn(methods, path) ? methods[path]?.[method] : undefined;
}
