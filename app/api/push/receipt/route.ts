import { db } from '#db/connection';
import { publicRoute } from '#server/auth/door';
import { tooFast, wasRight } from '#server/auth/door-throttle';
import { peerOf } from '#server/auth/peer';
import { readJson } from '#server/notify/read-json';
import { receiptBody, takeReceipt } from '#server/notify/receipts';

/**
 * A device says that it showed a push, or that it was opened. Without a cookie: the secret of the push says which. What
 * comes back is always the same, so that trying tells nothing.
 */
export const POST = publicRoute('POST /api/push/receipt', async (req) => {
  const now = Date.now();
  const peer = peerOf(req.headers);
  if (!(await tooFast('receipt', peer, peer, now))) {
    const body = receiptBody.safeParse(await readJson(req));
    if (body.success && (await takeReceipt(db, body.data.token, body.data.what, now)))
      wasRight('receipt', peer, peer, now);
  }
  return new Response(null, { status: 204 });
});
