import { route } from '#server/auth/door';
import { liveStream } from '#server/live/stream';

export const dynamic = 'force-dynamic';

export const GET = route('GET /api/sync/stream', async (req, who) => liveStream(who.sessionId, req.signal));
