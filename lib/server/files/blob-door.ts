import 'server-only';
import { z } from 'zod';
import { CHUNK_MAX, FILE_MAX } from '#domain/files/limits';
import type { Id } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/sessions';
import type { Received } from './progress';
import { receive } from './receive';

const id = z.uuidv7();
const asked = z.object({
  person: z.uuid(),
  size: z.coerce.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  offset: z.coerce.number().int().nonnegative(),
});

const STATUS: Record<Received['kind'], number> = {
  ...{ receiving: 200, ready: 200, offset: 409, changed: 409, hash: 422, unknown: 404 },
  ...{ full: 429, type: 415, too_many_points: 415 },
};

/** An answer of the upload lane. */
export function answerReceived(result: Received): Response {
  const status = STATUS[result.kind];
  const received = 'received' in result ? { received: result.received } : {};
  const body = status === 200 ? { state: result.kind } : { error: result.kind };
  return Response.json({ ...body, ...received }, { status });
}

const refuse = (status: number, error: string): Response => Response.json({ error }, { status });

export const blobId = (params: Record<string, string | string[]>): Id | null =>
  id.safeParse(params.id).data ?? null;

/**
 * Whose file it is, as the device says. On a browser that two people use, the session of one must never take in what
 * the other captured (P7).
 */
export function ofAnother(req: Request, who: SignedIn): Response | null {
  const person = new URL(req.url).searchParams.get('person');
  if (person === null) return refuse(400, 'invalid');
  return person === who.actor.id ? null : refuse(401, 'wrong_user');
}

/** Takes the next part of a file: `?person=…&size=…&sha256=…&offset=…`, the bytes as the body. */
export async function takePart(req: Request, who: SignedIn, fileId: Id | null): Promise<Response> {
  const another = ofAnother(req, who);
  if (another) return another;
  if (!fileId) return refuse(404, 'unknown');
  const query = asked.safeParse(Object.fromEntries(new URL(req.url).searchParams));
  if (!query.success) return refuse(400, 'invalid');
  const { size, sha256, offset } = query.data;
  if (size > FILE_MAX) return refuse(413, 'too_large');
  const bytes = await bodyOf(req, Math.min(CHUNK_MAX, size - offset));
  if (!bytes) return refuse(413, 'too_large');
  return answerReceived(await receive(who.actor.id, fileId, { size, sha256, offset, bytes }));
}

/** The whole body, or null when it is longer than it may be: then no more of it is read. */
async function bodyOf(req: Request, most: number): Promise<Buffer | null> {
  if (most < 0 || Number(req.headers.get('content-length') ?? 0) > most) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  if (req.body)
    for await (const part of req.body as unknown as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > most) return null;
      parts.push(part);
    }
  return Buffer.concat(parts);
}
