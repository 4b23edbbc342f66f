import type { RateAnswer } from '#domain/ticket/rate-view';
import { publicRoute } from '#server/auth/door';
import { peerOf } from '#server/auth/peer';
import { actByLink } from '#server/rating/by-link';
import { readRating } from '#server/rating/read-request';

const STATUS = { done: 200, invalid: 400, gone: 404, slow_down: 429 } as const satisfies Record<
  RateAnswer['kind'],
  number
>;

/**
 * What somebody pressed on the page of a link in a mail. Its secret says what may be done, to one ticket. Browsers name
 * no origin for the form of a page that tells nobody its address.
 */
export const POST = publicRoute(
  'POST /api/rate/[token]',
  async (req, { params }) => {
    const token = String((await params).token);
    const answer = await actByLink(token, peerOf(req.headers), await readRating(req));
    if (req.headers.get('sec-fetch-mode') === 'navigate')
      return new Response(null, {
        status: 303,
        headers: { location: `/rate/${encodeURIComponent(token)}?pressed=1` },
      });
    return Response.json(answer, { status: STATUS[answer.kind] });
  },
  { fromAnywhere: true },
);
