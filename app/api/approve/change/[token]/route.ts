import { publicRoute } from '#server/auth/door';
import { peerOf } from '#server/auth/peer';
import { decideChangeByLink, readDecideForm } from '#server/changes/decide-by-link';

/** Answers to whoever is no page: nothing is told to who has no link. */
const STATUS = { gone: 404, slow: 429, invalid: 400, comment: 422, changed: 409 } as const;

/**
 * What somebody pressed on the page of a link in a mail; its secret says whose word it is, and on what. The page comes back
 * and says what became of it. Browsers name no origin for the form of a page that tells nobody its address.
 */
export const POST = publicRoute(
  'POST /api/approve/change/[token]',
  async (req, { params }) => {
    const token = String((await params).token);
    const fault = await decideChangeByLink(token, peerOf(req.headers), await readDecideForm(req));
    if (req.headers.get('sec-fetch-mode') !== 'navigate')
      return Response.json({ fault }, { status: fault ? STATUS[fault] : 200 });
    const location = `/approve/change/${encodeURIComponent(token)}?pressed=${fault ?? 'done'}`;
    return new Response(null, { status: 303, headers: { location } });
  },
  { fromAnywhere: true },
);
