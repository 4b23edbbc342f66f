import { route } from '#server/auth/door';
import { answerReceived, blobId, ofAnother, takePart } from '#server/files/blob-door';
import { progressOf } from '#server/files/progress';

/** How much of a file is here: an upload goes on from there. */
export const GET = route('GET /api/blob/[id]', async (req, who, { params }) => {
  const id = blobId(await params);
  const another = ofAnother(req, who);
  if (another) return another;
  return answerReceived(id ? await progressOf(who.actor.id, id) : { kind: 'unknown' });
});

/** The next part of a file. */
export const PUT = route('PUT /api/blob/[id]', async (req, who, { params }) =>
  takePart(req, who, blobId(await params)),
);
