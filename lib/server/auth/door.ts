import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { DomainError, type ErrorDetail } from '#domain/kernel/errors';
import { isTransient } from '#server/sync/driver-errors';
import { Busy } from '#server/sync/transact';
import { ACCESS, type ActionKey, type DoorKey, type PageKey, type RouteKey } from './access';
import { revokedBy, type SignedIn, signedIn, signedInBy } from './current';
import { ownOrigin } from './origin';
import { reportFailure } from './report-failure';
import { PATH_HEADER, safePath } from './safe-path';

type RouteContext = { params: Promise<Record<string, string | string[]>> };
/** What Next calls. The context is there for every route; tests may leave it out. */
type Served = (req: Request, context?: RouteContext) => Promise<Response>;

const NO_PARAMS: RouteContext = { params: Promise.resolve({}) };

/** A route handler for signed-in people, with the capability that ACCESS asks for. */
export function route(
  key: RouteKey,
  handler: (req: Request, who: SignedIn, context: RouteContext) => Promise<Response>,
): Served {
  return served(key, async (req, context) => {
    let who: SignedIn | null;
    let revoked = false;
    try {
      who = await signedInBy(req);
      if (!who) revoked = await revokedBy(req);
    } catch (error) {
      // Not knowing is not "signed out": a device that is told so would stop sending.
      reportFailure(key, error);
      return refusal(503, 'unavailable');
    }
    if (!who) return refusal(401, 'expired', revoked ? { revoked } : {});
    return passes(key, who) ? handler(req, who, context) : refusal(404, 'not_found');
  });
}

/**
 * A route handler that everybody may call. It does not look at who is signed in.
 * @param fromAnywhere also from no page of ours: only where a secret in the address says what may be done
 */
export function publicRoute(
  key: RouteKey,
  handler: (req: Request, context: RouteContext) => Promise<Response>,
  { fromAnywhere = false } = {},
): Served {
  return served(key, handler, fromAnywhere);
}

function served(
  key: RouteKey,
  handler: (req: Request, context: RouteContext) => Promise<Response>,
  fromAnywhere = false,
): Served {
  return async (req, context = NO_PARAMS) => {
    const own = fromAnywhere || key.startsWith('GET ') || ownOrigin(req.headers);
    if (!own) return refusal(403, 'forbidden');
    try {
      return guarded(await handler(req, context));
    } catch (error) {
      unstable_rethrow(error);
      reportFailure(key, error);
      return isPassing(error) ? refusal(503, 'unavailable') : refusal(500, 'failed');
    }
  };
}

/** Whether the same request may go through a little later: the database was away or busy. */
const isPassing = (error: unknown): boolean => error instanceof Busy || isTransient(error);

/** Answers hold what one person may see, and are data: never kept by caches, never shown as a page. */
function guarded(response: Response): Response {
  const headers = response.headers;
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  return response;
}

/** An answer without content but its code. */
function refusal(status: number, error: string, more: { revoked?: boolean } = {}): Response {
  const retry = status === 503 ? { 'retry-after': '5' } : undefined;
  return guarded(Response.json({ error, ...more }, { status, headers: retry }));
}

export interface ActionError {
  /** A domain code, or: expired (sign in again), unavailable (no database), failed (a defect). */
  code: string;
  detail?: ErrorDetail;
  /** Of `invalid`: field name -> what is wrong with it, as zod names it. */
  fields?: Record<string, string>;
}
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };

/** A server action for signed-in people, with the capability that ACCESS asks for. */
export function action<S extends z.ZodType, T>(
  key: ActionKey,
  schema: S,
  run: (args: z.infer<S>, who: SignedIn) => Promise<T>,
) {
  return called(key, schema, async (args) => {
    const who = await signedIn().catch((error: unknown) => {
      unstable_rethrow(error);
      reportFailure(key, error);
      throw new ActionRefusal('unavailable');
    });
    if (!who) throw new ActionRefusal('expired');
    if (!passes(key, who)) throw new ActionRefusal('not_found');
    return run(args(), who);
  });
}

/** A server action that everybody may call. */
export function publicAction<S extends z.ZodType, T>(
  key: ActionKey,
  schema: S,
  run: (args: z.infer<S>) => Promise<T>,
) {
  return called(key, schema, async (args) => run(args()));
}

class ActionRefusal extends Error {
  constructor(
    readonly code: string,
    readonly fields?: Record<string, string>,
  ) {
    super(code);
  }
}

// Arguments are looked at after the person: somebody without the right learns nothing about them.
function called<S extends z.ZodType, T>(
  key: ActionKey,
  schema: S,
  run: (args: () => z.infer<S>) => Promise<T>,
) {
  return async (input: z.input<S>): Promise<ActionResult<T>> => {
    if (!ownOrigin(await headers())) return { ok: false, error: { code: 'forbidden' } };
    try {
      return { ok: true, data: await run(() => parsed(schema, input)) };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof ActionRefusal)
        return { ok: false, error: { code: error.code, fields: error.fields } };
      if (error instanceof DomainError)
        return { ok: false, error: { code: error.code, detail: error.detail } };
      reportFailure(key, error);
      return { ok: false, error: { code: isPassing(error) ? 'unavailable' : 'failed' } };
    }
  };
}

function parsed<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => [issue.path.join('.'), issue.code] as const);
  throw new ActionRefusal('invalid', Object.fromEntries(fields));
}

/**
 * The person a page is for. Signed out: to the sign-in, and back afterwards. Without the capability the page
 * does not exist.
 */
export async function page(key: PageKey): Promise<SignedIn> {
  const who = await signedIn();
  if (!who) {
    const back = safePath((await headers()).get(PATH_HEADER));
    redirect(back ? `/sign-in?next=${encodeURIComponent(back)}` : '/sign-in');
  }
  if (!passes(key, who)) notFound();
  return who;
}

function passes(key: DoorKey, who: SignedIn): boolean {
  const passage = ACCESS[key];
  return passage === 'public' || passage === 'signed-in' || can(who.actor.role, passage);
}
