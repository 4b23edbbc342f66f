import { db } from '#db/connection';
import { route } from '#server/auth/door';
import { notePresence, presenceBody } from '#server/live/presence';
import { readJson } from '#server/notify/read-json';

/** Somebody has a ticket open, or no longer. The answer says who else has. */
export const POST = route('POST /api/presence', async (req, who) => {
  const body = presenceBody.safeParse(await readJson(req));
  if (!body.success) return Response.json({ error: 'invalid' }, { status: 400 });
  const answer = await notePresence(db, who.actor, body.data, Date.now());
  return answer ? Response.json(answer) : Response.json({ error: 'not_found' }, { status: 404 });
});
