import { route } from '#server/auth/door';
import { config } from '#server/config';
import { handleHello } from '#server/sync/hello';
import { syncDoor } from '#server/sync/request';
import { helloRequest } from '#sync/protocol/messages';

export const POST = route(
  'POST /api/sync/hello',
  syncDoor(helloRequest, (personId, body, who) =>
    handleHello(personId, body, config.vapid?.publicKey ?? null, who.shared),
  ),
);
