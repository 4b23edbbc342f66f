import type { GuestAnswer } from '#domain/guest/report';
import { publicRoute } from '#server/auth/door';
import { peerOf } from '#server/auth/peer';
import { readGuestForm, takeGuestReport } from '#server/guests/take-report';

const STATUS = {
  mail: 200,
  opened: 200,
  gone: 404,
  off: 410,
  invalid: 400,
  slow_down: 429,
} as const satisfies Record<GuestAnswer['kind'], number>;

/** What somebody without an account reports by a label; or what became of it. */
export const POST = publicRoute('POST /api/guest/reports', async (req) => {
  const form = await readGuestForm(req);
  const answer = await takeGuestReport(form, peerOf(req.headers));
  return Response.json(answer, { status: STATUS[answer.kind] });
});
