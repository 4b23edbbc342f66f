import { z } from 'zod';
import { route } from '#server/auth/door';
import { serveAttachment } from '#server/files/attachment';

/** A file of a ticket or an article, or with `?thumb` its small picture. */
export const GET = route('GET /api/attachment/[id]', async (req, who, { params }) => {
  const id = z.uuid().safeParse((await params).id);
  const small = new URL(req.url).searchParams.has('thumb');
  const served = id.success ? await serveAttachment(who.actor, id.data, small) : null;
  return served ?? Response.json({ error: 'not_found' }, { status: 404 });
});
