import { route } from '#server/auth/door';
import { handleReport } from '#server/sync/report';
import { syncDoor } from '#server/sync/request';
import { reportRequest } from '#sync/protocol/care';

export const POST = route(
  'POST /api/sync/report',
  syncDoor(reportRequest, (_, body, who) => handleReport(who, body)),
);
