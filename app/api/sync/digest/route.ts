import { route } from '#server/auth/door';
import { handleDigest } from '#server/sync/digest';
import { syncDoor } from '#server/sync/request';
import { noteQuestion } from '#server/sync/seldom';
import { digestRequest } from '#sync/protocol/care';

export const POST = route(
  'POST /api/sync/digest',
  syncDoor(digestRequest, (personId, body) => {
    noteQuestion(personId, Date.now());
    return handleDigest(personId, body);
  }),
);
