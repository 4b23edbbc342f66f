import { route } from '#server/auth/door';
import { config } from '#server/config';

/** The public key browsers subscribe with; null when this server pushes nothing. */
export const GET = route('GET /api/push/key', async () =>
  Response.json({ key: config.vapid?.publicKey ?? null }),
);
