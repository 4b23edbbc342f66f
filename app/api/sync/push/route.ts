import { route } from '#server/auth/door';
import { handlePush } from '#server/sync/push';
import { syncDoor } from '#server/sync/request';
import { pushRequest } from '#sync/protocol/messages';

export const POST = route(
  'POST /api/sync/push',
  syncDoor(pushRequest, (personId, body) => handlePush(personId, body)),
);
