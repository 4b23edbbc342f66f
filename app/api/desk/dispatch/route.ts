import { route } from '#server/auth/door';
import { boardRoute } from '#server/dispatch/board';

export const GET = route('GET /api/desk/dispatch', boardRoute);
