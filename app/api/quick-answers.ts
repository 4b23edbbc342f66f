import * as tickets from './desk/tickets/route';
import * as health from './health/route';
import * as bootstrap from './sync/bootstrap/route';
import * as hello from './sync/hello/route';
import * as pull from './sync/pull/route';
import * as push from './sync/push/route';
import * as record from './sync/record/route';

type Handler = (req: Request) => Promise<Response>;

/**
 * Routes that every device asks all the time, by path and method. The server that stands in front of Next calls
 * them itself (scripts/lib/front): finding a route in Next costs more than most of these answers.
 */
export const QUICK_ANSWERS: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/api/health': { GET: health.GET },
  '/api/sync/hello': { POST: hello.POST },
  '/api/sync/pull': { POST: pull.POST },
  '/api/sync/push': { POST: push.POST },
  '/api/sync/bootstrap': { POST: bootstrap.POST },
  '/api/sync/record': { POST: record.POST },
  '/api/desk/tickets': { GET: tickets.GET },
};
