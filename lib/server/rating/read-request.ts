import 'server-only';
import { LIMITS } from '#domain/ticket/limits';
import { readForm } from '#server/auth/read-form';
import { type RateRequest, rateRequest } from './by-link';

/** What the form of the page says, however it was sent; null: too long, or none of ours. */
export async function readRating(req: Request): Promise<RateRequest | null> {
  const form = await readForm(req, LIMITS.text);
  return form && (rateRequest.safeParse(form).data ?? null);
}
