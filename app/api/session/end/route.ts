import { route } from '#server/auth/door';
import { endSession } from '#server/auth/sessions';
import { clearedSessionCookie } from '#server/auth/token';

/** Signs this device out. Answers only after the session is over in the database. */
export const POST = route('POST /api/session/end', async (_req, who) => {
  await endSession(who.sessionId, Date.now());
  return new Response(null, { status: 204, headers: { 'set-cookie': clearedSessionCookie() } });
});
