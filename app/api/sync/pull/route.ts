import { route } from '#server/auth/door';
import { handlePull } from '#server/sync/pull';
import { syncDoor } from '#server/sync/request';
import { pullRequest } from '#sync/protocol/messages';

export const POST = route(
  'POST /api/sync/pull',
  syncDoor(pullRequest, (personId, body) => handlePull(personId, body)),
);
