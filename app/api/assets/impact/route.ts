import { z } from 'zod';
import { impactOnServer } from '#server/assets/impact';
import { route } from '#server/auth/door';

/** Who and what feels it when an asset stops, for a device that does not hold all that leans on it. */
export const GET = route('GET /api/assets/impact', async (req) => {
  const id = z.uuid().safeParse(new URL(req.url).searchParams.get('id'));
  const answer = (status: number, body: unknown) =>
    Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
  if (!id.success) return answer(400, { error: 'invalid' });
  const { services, people, sites, things } = await impactOnServer([id.data]);
  return answer(200, { services: services.length, people, sites, things });
});
