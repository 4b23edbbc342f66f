import 'server-only';
import { LIMITS } from '#domain/ticket/limits';
import { type RateRequest, rateRequest } from './by-link';

/** The longest note, each character written as "%XX" three times, and the rest of the form. */
const BODY_MAX = LIMITS.text * 9 + 1_000;

/** What the form of the page says, however it was sent; null: too long, or none of ours. */
export async function readRating(req: Request): Promise<RateRequest | null> {
  const declared = Number(req.headers.get('content-length') ?? 0);
  if (declared > BODY_MAX || !req.body) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of req.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > BODY_MAX) return null;
    chunks.push(chunk);
  }
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  return rateRequest.safeParse(Object.fromEntries(form)).data ?? null;
}
