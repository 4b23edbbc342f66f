import { publicRoute } from '#server/auth/door';
import { peerOf } from '#server/auth/peer';
import { answerFeed } from '#server/changes/feed-route';

/** The changes for the calendar program of whoever has the secret address. */
export const GET = publicRoute('GET /api/calendar/[token]', async (req, { params }) =>
  answerFeed(String((await params).token), peerOf(req.headers)),
);
