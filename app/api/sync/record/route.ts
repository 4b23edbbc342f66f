import { route } from '#server/auth/door';
import { handleRecord } from '#server/sync/record';
import { syncDoor } from '#server/sync/request';
import { recordRequest } from '#sync/protocol/messages';

export const POST = route(
  'POST /api/sync/record',
  syncDoor(recordRequest, (personId, body) => handleRecord(personId, body)),
);
