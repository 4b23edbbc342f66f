import { route } from '#server/auth/door';
import { noteContact } from '#server/sync/contact';
import { handlePull } from '#server/sync/pull';
import { syncDoor } from '#server/sync/request';
import { pullRequest } from '#sync/protocol/messages';

export const POST = route(
  'POST /api/sync/pull',
  syncDoor(pullRequest, async (personId, body, { sessionId }) => {
    const answer = await handlePull(personId, body);
    noteContact({ ...body, userId: personId, sessionId }, Date.now());
    return answer;
  }),
);
