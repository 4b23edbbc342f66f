import { z } from 'zod';
import { db } from '#db/connection';
import { ASSET_LIMITS, foldTag } from '#domain/asset/asset';
import { readLabelled } from '#server/assets/tagged';
import { route } from '#server/auth/door';

const asked = z.string().trim().min(1).max(ASSET_LIMITS.tag);

/** The asset whose label says this, for a device that does not hold it; null: nobody knows the label. */
export const GET = route('GET /api/assets/tagged', async (req, { actor }) => {
  const tag = asked.safeParse(new URL(req.url).searchParams.get('tag'));
  const answer = (status: number, body: unknown) =>
    Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
  if (!tag.success) return answer(400, { error: 'invalid' });
  return answer(200, { id: await readLabelled(db, foldTag(tag.data), actor) });
});
