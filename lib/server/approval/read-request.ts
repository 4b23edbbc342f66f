import 'server-only';
import { LIMITS } from '#domain/ticket/limits';
import { readForm } from '#server/auth/read-form';
import { type DecideRequest, decideRequest } from './by-link';

/** What the form of the page says; null: too long, or none of ours. */
export async function readDecision(req: Request): Promise<DecideRequest | null> {
  const form = await readForm(req, LIMITS.text);
  return form && (decideRequest.safeParse(form).data ?? null);
}
