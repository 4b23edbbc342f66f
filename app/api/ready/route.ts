import { publicRoute } from '#server/auth/door';
import { notReady } from '#server/lifecycle/readiness';

export const dynamic = 'force-dynamic';

/** 200 when this process can serve; 503 with a code while it cannot, also while it stops. */
export const GET = publicRoute('GET /api/ready', async () => {
  const code = await notReady();
  return code
    ? Response.json({ status: 'not_ready', code }, { status: 503 })
    : Response.json({ status: 'ready' });
});
