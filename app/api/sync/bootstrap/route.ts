import { route } from '#server/auth/door';
import { handleBootstrap } from '#server/sync/bootstrap';
import { syncDoor } from '#server/sync/request';
import { bootstrapRequest } from '#sync/protocol/messages';

export const POST = route(
  'POST /api/sync/bootstrap',
  syncDoor(bootstrapRequest, (personId, body) => handleBootstrap(personId, body)),
);
