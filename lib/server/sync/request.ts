import 'server-only';
import type { z } from 'zod';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { SignedIn } from '../auth/sessions';
import { SyncRefusal } from './refusal';

/** A full push is 256 kB by agreement; nothing twice as large is read. */
export const BODY_MAX = 512 * 1024;

/**
 * Reads a sync request.
 * @throws SyncRefusal invalid: too long, no JSON, or not of the protocol's form; update_required: another version's
 */
export async function readBody<S extends z.ZodType>(req: Request, schema: S): Promise<z.infer<S>> {
  const raw = await readJson(req);
  // Before the form is looked at: another version's requests may well have another.
  const schemaV = typeof raw === 'object' && raw !== null && 'schemaV' in raw ? raw.schemaV : undefined;
  if (Number.isInteger(schemaV) && (Number(schemaV) < 1 || Number(schemaV) > SCHEMA_V)) {
    throw new SyncRefusal('update_required');
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new SyncRefusal('invalid');
  return parsed.data;
}

async function readJson(req: Request): Promise<unknown> {
  try {
    return JSON.parse(await readText(req));
  } catch (error) {
    if (error instanceof SyntaxError) throw new SyncRefusal('invalid');
    throw error;
  }
}

async function readText(req: Request): Promise<string> {
  // The server reads as many bytes as are announced here and no more.
  const announced = req.headers.get('content-length');
  if (Number(announced ?? 0) > BODY_MAX) throw new SyncRefusal('invalid');
  if (announced !== null) return req.text();
  if (!req.body) throw new SyncRefusal('invalid');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of req.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > BODY_MAX) throw new SyncRefusal('invalid');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A door of the sync protocol: parse, handle, answer. */
export const syncDoor =
  <S extends z.ZodType>(
    schema: S,
    handle: (personId: string, body: z.infer<S>, who: SignedIn) => Promise<unknown>,
  ) =>
  async (req: Request, who: SignedIn): Promise<Response> => {
    try {
      return answer(200, await handle(who.actor.id, await readBody(req, schema), who));
    } catch (error) {
      if (!(error instanceof SyncRefusal)) throw error;
      return answer(error.status, error.body, error.retryAfter);
    }
  };

function answer(status: number, body: unknown, retryAfter: number | null = null): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (retryAfter !== null) headers.set('retry-after', String(retryAfter));
  return Response.json(body, { status, headers });
}
