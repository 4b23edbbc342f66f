import { SYNC_ERRORS } from '#sync/protocol/constants';
import type {
  BootstrapAnswer,
  HelloAnswer,
  PullAnswer,
  PushAnswer,
  RecordAnswer,
  SyncErrorBody,
} from '#sync/protocol/messages';
import { ENTITY_NAMES } from '#sync/views/entities';

// What a device looks at in an answer before it builds on it. The full shapes (lib/sync/protocol/messages) are held
// by the server, whose answers these are, and the version of the wire keeps apart what does not fit together; here it
// is about answers that are not ours at all, or of a version that numbers itself wrongly. Nothing comes into the store
// that is no row.

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const whole: Check = (value) => Number.isSafeInteger(value);
const none: Check = (value) => value === null;
const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const object =
  (shape: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, check]) => check((value as Record<string, unknown>)[name]));
const is =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);

const place = object({ seq: whole, tx: either(text, none) });
const actor = object({ id: text, role: text, teamIds: list(text) });
const settled = object({
  uid: text,
  result: object({ status: text, detail: object({}), merged: list(object({})) }),
});
const root = object({ kind: text, id: text });
const ref = object({ entity: is(...ENTITY_NAMES), id: text });
const row = object({ id: text, ver: whole });
const rows = object(Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, list(row)])));
const roots = list(object({ root, children: list(ref) }));

const scopes = object({ kind: is('scopes'), actor, scopes: list(text), scopesHash: text, head: place });
const behind = object({ kind: is('behind') });
const page = object({
  ...{ kind: is('page'), cursor: place, head: place, puts: rows, dels: list(ref), whole: roots },
  ...{ unpin: list(root), acks: list(settled), results: list(settled), serverTime: whole },
});
const some = object({ kind: is('rows'), asOf: place, rows, whole: roots, next: either(root, none) });
const missing = object({ kind: is('missing'), asOf: place });

interface Answers {
  hello: HelloAnswer;
  push: PushAnswer;
  pull: PullAnswer;
  bootstrap: BootstrapAnswer;
  record: RecordAnswer;
}
export type Door = keyof Answers;

const CHECKS: Record<Door, Check> = {
  hello: object({
    ...{ actor, name: text, epoch: text, head: place, scopes: list(text), scopesHash: text },
    ...{ known: list(settled), serverTime: whole },
  }),
  push: object({ results: list(settled), serverTime: whole }),
  pull: either(page, scopes, behind),
  bootstrap: either(some, scopes, behind),
  record: either(some, missing, scopes, behind),
};

/** The answer of a door; null when this version cannot read it. */
export const readAnswer = <D extends Door>(door: D, json: unknown): Answers[D] | null =>
  CHECKS[door](json) ? (json as Answers[D]) : null;

const refused = object({ error: is(...SYNC_ERRORS) });

/** Why the server refused a whole request; null when something else has answered. */
export const readRefusal = (json: unknown): SyncErrorBody | null =>
  refused(json) ? (json as SyncErrorBody) : null;
