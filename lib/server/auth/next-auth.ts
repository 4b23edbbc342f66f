import 'server-only';
import NextAuth from 'next-auth';
import { authOptions } from './options';

/** The parts of next-auth that are reachable; its built-in pages and its log are not. */
const OPEN = new Set(['GET csrf', 'GET session', 'POST callback/password', 'POST signout']);

type Context = { params: Promise<Record<string, string | string[]>> };

/** Serves next-auth's own routes, narrowed to what Holdfast uses. */
export async function nextAuthRoute(req: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const door = Array.isArray(nextauth) ? nextauth.join('/') : '';
  if (!OPEN.has(`${req.method} ${door}`)) return Response.json({ error: 'not_found' }, { status: 404 });
  const handler = NextAuth(authOptions()) as (req: Request, context: Context) => Promise<Response>;
  return handler(req, context);
}
