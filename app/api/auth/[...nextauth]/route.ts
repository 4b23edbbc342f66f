import { publicRoute } from '#server/auth/door';
import { nextAuthRoute } from '#server/auth/next-auth';

export const GET = publicRoute('GET /api/auth/[...nextauth]', nextAuthRoute);
export const POST = publicRoute('POST /api/auth/[...nextauth]', nextAuthRoute);
