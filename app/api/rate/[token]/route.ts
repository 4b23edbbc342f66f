import { publicRoute } from '#server/auth/door';
import { peerOf } from '#server/auth/peer';
import { actByLink } from '#server/rating/by-link';
import { readRating } from '#server/rating/read-request';

/**
 * What somebody pressed on the page of a link in a mail. Its secret says what may be done, to one ticket. Browsers name
 * no origin for the form of a page that tells nobody its address.
 */
export const POST = publicRoute(
  'POST /api/rate/[token]',
  async (req, { params }) => {
    const token = String((await params).token);
    const request = await readRating(req);
    if (!request) return Response.json({ kind: 'invalid' }, { status: 400 });
    const answer = await actByLink(token, peerOf(req.headers), request);
    if (req.headers.get('sec-fetch-mode') === 'navigate')
      return new Response(null, {
        status: 303,
        headers: { location: `/rate/${encodeURIComponent(token)}?pressed=1` },
      });
    const status = answer.kind === 'done' ? 200 : answer.kind === 'gone' ? 404 : 429;
    return Response.json(answer, { status });
  },
  { fromAnywhere: true },
);
