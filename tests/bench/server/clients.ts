import { newId } from '#client/platform/clock';
import type { Role } from '#domain/access/roles';
import { TICKET_STATES } from '#domain/ticket/states';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { HelloAnswer } from '#sync/protocol/messages';
import { account, signInOver } from '../../e2e/people';
import type { Shot } from './closed-loop';
import type { Dice } from './dice';
import { searched, subject, text } from './words';

/** A device of somebody who is signed in. */
export interface Client {
  origin: string;
  cookie: string;
  clientId: string;
  hello: HelloAnswer;
}

export async function signedInClient(origin: string, role: Role): Promise<Client> {
  const { cookie } = await signInOver(origin, account(role));
  const clientId = newId();
  const answer = await fetch(`${origin}/api/sync/hello`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: null, clientId, schemaV: SCHEMA_V, uids: [] }),
  });
  if (!answer.ok) throw new Error(`hello: ${answer.status} ${await answer.text()}`);
  return { origin, cookie, clientId, hello: (await answer.json()) as HelloAnswer };
}

/** Signs in once and opens `many` devices of that session. */
export async function clients(origin: string, role: Role, many: number): Promise<Client[]> {
  const first = await signedInClient(origin, role);
  return Array.from({ length: many }, () => ({ ...first, clientId: newId() }));
}

const asking = ({ clientId, hello }: Client) => ({
  userId: hello.actor.id,
  clientId,
  schemaV: SCHEMA_V,
  epoch: hello.epoch,
  seen: hello.head,
});

const post = ({ origin, cookie }: Client, path: string, body: object): Omit<Shot, 'check'> => ({
  method: 'POST',
  path,
  headers: { cookie, origin, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** An answer that counts: 200, and these words in it. */
const answered =
  (words: string): Shot['check'] =>
  (status, body) => {
    if (status !== 200 || !body.includes(words)) throw new Error(`answered ${status}: ${body.slice(0, 300)}`);
  };

/** What everything else is measured beside: the cheapest answer of the same server. */
export const health = (client: Client) => (): Shot => ({
  method: 'GET',
  path: '/api/health',
  headers: { cookie: client.cookie },
  check: answered(''),
});

/** A requester reports an incident, one in each request: the dearest way to send them. */
export function reports(client: Client, dice: Dice): () => Shot {
  let mid = 0;
  return () => {
    const mutation = {
      ...{ uid: newId(), mid: ++mid, name: 'ticket.report', v: 1, base: null },
      ...{ occurredAt: Date.now(), clockOffset: 0 },
      args: {
        ...{ ticketId: newId(), title: subject(dice), description: text(dice) },
        ...{ impact: 2, urgency: 2, categoryId: null, siteId: null, place: null },
      },
    };
    const body = { ...asking(client), mutations: [mutation] };
    return { ...post(client, '/api/sync/push', body), check: answered('"status":"ok"') };
  };
}

/** A ticket with its timeline, any of many. */
export const records = (client: Client, dice: Dice, ids: readonly string[]) => (): Shot => {
  const root = { kind: 'ticket', id: dice.of(ids) };
  const body = { ...asking(client), scopesHash: client.hello.scopesHash, root };
  return { ...post(client, '/api/sync/record', body), check: answered('"kind":"rows"') };
};

const desk = ({ cookie }: Client, query: Record<string, string>): Shot => ({
  method: 'GET',
  path: `/api/desk/tickets?${new URLSearchParams(query)}`,
  headers: { cookie, accept: 'application/json' },
  check: answered('"rows"'),
});

/** The desk's list of one state and one assignee. */
export const lists = (client: Client, dice: Dice, assignees: readonly string[]) => (): Shot =>
  desk(client, { view: 'all', state: dice.of(TICKET_STATES), assignee: dice.of(assignees) });

/** The desk's search for words of a subject. */
export const searches = (client: Client, dice: Dice) => (): Shot =>
  desk(client, { view: 'all', q: searched(dice) });
