import { route } from '#server/auth/door';
import { ticketsRoute } from '#server/tickets/answer';

export const GET = route('GET /api/desk/tickets', ticketsRoute);
