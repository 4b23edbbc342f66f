import { decideByLink } from '#server/approval/by-link';
import { readDecision } from '#server/approval/read-request';
import { publicRoute } from '#server/auth/door';
import { peerOf } from '#server/auth/peer';

/**
 * What somebody pressed on the page of a link in a mail; its secret says whose word it is, and on what. The page comes back
 * and says what became of it. Browsers name no origin for the form of a page that tells nobody its address.
 */
export const POST = publicRoute(
  'POST /api/approve/[token]',
  async (req, { params }) => {
    const token = String((await params).token);
    const fault = await decideByLink(token, peerOf(req.headers), await readDecision(req));
    const location = `/approve/${encodeURIComponent(token)}?pressed=${fault ?? 'done'}`;
    return new Response(null, { status: 303, headers: { location } });
  },
  { fromAnywhere: true },
);
