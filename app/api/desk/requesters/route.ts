import { route } from '#server/auth/door';
import { requestersRoute } from '#server/tickets/requesters';

export const GET = route('GET /api/desk/requesters', requestersRoute);
