import { publicRoute } from '#server/auth/door';

export const dynamic = 'force-dynamic';

/** The process is alive. Says nothing about the database: a restart would not mend that. */
export const GET = publicRoute('GET /api/health', async () => Response.json({ status: 'ok' }));
