import { db } from '#db/connection';
import { route } from '#server/auth/door';
import { config } from '#server/config';
import { allowedEndpoint } from '#server/notify/endpoint';
import { readJson } from '#server/notify/read-json';
import {
  bindSubscription,
  endpointBody,
  endSubscription,
  subscriptionBody,
} from '#server/notify/subscriptions';

const invalid = () => Response.json({ error: 'invalid' }, { status: 400 });
const done = () => new Response(null, { status: 204 });

/** This browser wants to be told. Repeating it is harmless; clients do so at each start. */
export const POST = route('POST /api/push/subscription', async (req, who) => {
  const body = subscriptionBody.safeParse(await readJson(req));
  if (!body.success || !allowedEndpoint(body.data.endpoint, config.pushHosts)) return invalid();
  await bindSubscription(db, { personId: who.actor.id, sessionId: who.sessionId }, body.data, Date.now());
  return done();
});

/** This browser no longer wants to be told. */
export const DELETE = route('DELETE /api/push/subscription', async (req, who) => {
  const body = endpointBody.safeParse(await readJson(req));
  if (!body.success) return invalid();
  await endSubscription(db, who.actor.id, body.data.endpoint);
  return done();
});
