import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Mutation } from '#sync/define';
import { derivedId } from '#sync/ids';
import { storable } from '#sync/protocol/storable';
import { type ArgsOf, findMutation, MUTATIONS, type MutationName } from '#sync/registry';
import { decided } from './decided';
import type { OutboxEntry } from './entry';
import { LocalTx } from './local-tx';
import type { LocalEnv, LocalStore, LocalTables, Who } from './ports';
import { putAway } from './put-away';
import { runLocal } from './run-local';
import { utf8Length } from './utf8';

/** What ends with an intent, in the same write: neither of the two can be there without the other having gone. */
export interface Ends {
  /** keys of the forms whose text it sends */
  drafts?: readonly string[];
  /** a refused intent in whose place it comes */
  refused?: Id;
  /** a merged intent, and the fields of it that were asked about */
  decided?: { uid: Id; fields: readonly string[] };
  /** files of the form, which follow it as soon as the server has their bytes */
  files?: readonly Omit<ArgsOf<'ticket.attach'>, 'timelineId'>[];
  /** the same for an article */
  articleFiles?: readonly ArgsOf<'article.attach'>[];
}

/** An intent whose uid the server gave away with a notification. */
export interface Dealt {
  uid: Id;
  /** This device knows less of the ticket than the notification did: what its rules say now is not the last word. */
  unseen: boolean;
}

interface Checked {
  uid: Id;
  name: string;
  mutation: Mutation<unknown>;
  args: Record<string, unknown>;
}

/**
 * One local write (P19): the changed rows, the server's copies under them and the outbox entry, in one
 * transaction.
 *
 * @param clockOffset server clock minus device clock in ms, or null when never measured
 * @param ends what is no longer there when this is
 * @param dealt done from a notification: done before, it is not done again
 * @returns uid of the intent
 * @throws DomainError when a rule refuses; nothing was stored
 */
export async function enqueue<N extends MutationName>(
  store: LocalStore,
  env: LocalEnv,
  name: N,
  args: ArgsOf<N>,
  clockOffset: number | null,
  ends: Ends = {},
  dealt?: Dealt,
): Promise<Id> {
  const uid = dealt?.uid ?? env.newId();
  const first = checked(uid, name, args);
  // They hang on the entry that the intent writes.
  const files = [
    ...(ends.files ?? []).map((file) =>
      checked(env.newId(), 'ticket.attach', { ...file, timelineId: derivedId(uid, 0) }),
    ),
    ...(ends.articleFiles ?? []).map((file) => checked(env.newId(), 'article.attach', file)),
  ];
  const clock = { occurredAt: env.now(), clockOffset };
  await store.write(async (t) => {
    // A store that lost its connection runs this a second time, and the first may have been committed.
    if (await t.outbox.get(uid)) return;
    if (dealt && (await t.outbox.getSent(uid))) return;
    const who = await t.who();
    if (!who) throw new DomainError('forbidden');
    for (const one of [first, ...files]) await put(t, who, one, clock, dealt);
    if (ends.drafts) await t.forgetDrafts(ends.drafts);
    if (ends.refused) await putAway(t, env, ends.refused);
    if (ends.decided) await decided(t, ends.decided.uid, ends.decided.fields);
  });
  return uid;
}

/** @throws DomainError when the arguments are not of the intent's form */
function checked<N extends MutationName>(uid: Id, name: N, args: ArgsOf<N>): Checked {
  const mutation = findMutation(name, MUTATIONS[name].v);
  if (!mutation) throw new DomainError('unknown_mutation', { name });
  // Text cut in the middle of a character would be refused by every server.
  const parsed = mutation.args.safeParse(storable(args));
  if (!parsed.success) {
    throw new DomainError('invalid', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
  }
  return { uid, name, mutation, args: parsed.data as Record<string, unknown> };
}

async function put(
  t: LocalTables,
  who: Who,
  { uid, name, mutation, args }: Checked,
  clock: { occurredAt: number; clockOffset: number | null },
  dealt?: Dealt,
): Promise<void> {
  const seen = new LocalTx(t.rows, who.actor, { uid, base: null, ...clock });
  const base = mutation.baseOf ? await mutation.baseOf(seen, args) : null;
  const intent = { uid, name, v: mutation.v, args, base, ...clock };
  await runLocal(t, who.actor, intent).catch((error: unknown) => {
    // It is tried again with each page of the server, as all that waits is (P21).
    if (!(dealt?.unseen && error instanceof DomainError)) throw error;
  });
  const place = await t.place();
  const fileId = mutation.file?.(args);
  const entry: OutboxEntry = {
    ...intent,
    order: place.nextOrder,
    status: 'pending',
    mid: null,
    frozen: false,
    rootId: mutation.root(args).id,
    bytes: utf8Length(JSON.stringify(intent)),
    ...(fileId ? { fileId, waits: true } : {}),
    ...(dealt ? { dealt: true } : {}),
    result: null,
    settledAt: null,
  };
  await t.outbox.put([entry]);
  if (fileId) await t.keepFiles([fileId]);
  await t.setPlace({ ...place, nextOrder: place.nextOrder + 1 });
}
