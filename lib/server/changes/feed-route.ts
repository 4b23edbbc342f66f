import 'server-only';
import { DAY } from '#domain/kernel/types';
import { deskOrigin } from '#server/people/invite';
import { organisationName } from '#server/people/organisation';
import { feedHolder } from './feed';
import { changesAsIcs } from './ics';
import { listFreezes, namesIn, plannedIn } from './read';

/** So far back and ahead a calendar sees. */
const BACK = 60 * DAY;
const AHEAD = 400 * DAY;

/** The changes for the calendar of whoever has the secret; nothing for everybody else. */
export async function answerFeed(secret: string, peer: string): Promise<Response> {
  const now = Date.now();
  const holder = await feedHolder(secret, peer, now);
  if (holder === null) return new Response(null, { status: 404 });
  if (holder === 'slow') return new Response(null, { status: 429, headers: { 'retry-after': '60' } });
  const [changes, freezes, organisation] = await Promise.all([
    plannedIn({ from: now - BACK, to: now + AHEAD }),
    listFreezes(),
    organisationName(),
  ]);
  const ics = changesAsIcs({
    ...{ changes, freezes, names: await namesIn(changes) },
    ...{ origin: deskOrigin(), organisation: organisation ?? 'Holdfast' },
  });
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="changes.ics"',
  };
  return new Response(ics, { headers });
}
