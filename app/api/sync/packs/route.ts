import { DomainError } from '#domain/kernel/errors';
import { route } from '#server/auth/door';
import { readJson } from '#server/notify/read-json';
import { packBody, packSite, sitePacks, unpackSite } from '#server/sync/packs';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** What this person takes along, and how much there is at each site. */
export const GET = route('GET /api/sync/packs', async (_, who) =>
  answer(200, await sitePacks(who.actor.id, Date.now())),
);

/** Takes a site along, or takes it along for longer. */
export const POST = route('POST /api/sync/packs', (req, who) => change(req, who.actor.id, packSite));

/** Leaves it here again. */
export const DELETE = route('DELETE /api/sync/packs', (req, who) => change(req, who.actor.id, unpackSite));

async function change(req: Request, personId: string, work: typeof packSite): Promise<Response> {
  const body = packBody.safeParse(await readJson(req));
  if (!body.success) return answer(400, { error: 'invalid' });
  try {
    await work(personId, body.data.siteId, Date.now());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answer(error.code === 'not_found' ? 404 : 409, { error: error.code });
  }
  return answer(200, await sitePacks(personId, Date.now()));
}
