import { redirect } from 'next/navigation';
import { publicRoute } from '#server/auth/door';
import { unsubscribe } from '#server/notify/unsubscribe';

/** What a mail program looks at changes nothing: the page asks. */
export const GET = publicRoute('GET /api/unsubscribe/[token]', async (_req, { params }) =>
  redirect(`/unsubscribe/${encodeURIComponent(String((await params).token))}`),
);

/**
 * Ends mails of a kind to one person. Called by mail programs (RFC 8058), which come from nowhere and are given no
 * redirect; and by the page, which is shown again.
 */
export const POST = publicRoute(
  'POST /api/unsubscribe/[token]',
  async (req, { params }) => {
    const token = String((await params).token);
    const known = await unsubscribe(token);
    if (req.headers.get('sec-fetch-mode') === 'navigate')
      return new Response(null, {
        status: 303,
        headers: { location: `/unsubscribe/${encodeURIComponent(token)}` },
      });
    return new Response(null, { status: known ? 204 : 404 });
  },
  { fromAnywhere: true },
);
