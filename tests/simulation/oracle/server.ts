import { SyncRefused, type SyncTransport } from '#client/outbox/transport';
import { syncedScopes } from '#domain/access/scopes';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { type Envelope, intentText } from '#sync/protocol/envelope';
import type { HelloAnswer, HelloRequest, PushAnswer, PushRequest } from '#sync/protocol/messages';
import { type MutationResult, OK, type Settled } from '#sync/protocol/result';
import { findMutation } from '#sync/registry';
import type { AnyRow, Entity } from '#sync/views/entities';
import { appendFeed, commitWrites, compact, purge, stamp, type Write } from './feed';
import { OracleTx } from './oracle-tx';
import { bootstrap, headOf, lineage, pull, record, scopesHash } from './reads';
import { actorIn, copyState, emptyState, type FeedRow, rowIn, type State } from './state';

export type Door = keyof SyncTransport;

/** Rules that a sabotaged server breaks on purpose: the checks must notice. */
export interface Sabotage {
  /** Runs an intent it already knows once more (P8). */
  noDedupe?: boolean;
  /** Forgets to acknowledge what it refused (P10). */
  noAckOfRefusal?: boolean;
  /** Does not tell who gains sight of a root (P4). */
  noEnter?: boolean;
  /** Writes over what others changed since, whatever the person had seen. */
  noVersionCheck?: boolean;
  /** Gives a transaction its number before it commits, so that rows appear below numbers that were read (P1). */
  earlyStamp?: boolean;
  /** Chooses where a page ends after what it brings (P15). */
  lateEnd?: boolean;
}

/** Requests that pass before a transaction commits that was stamped too early. */
const UNCOMMITTED_FOR = 3;

/** A small server in memory: the protocol as written, the real mutators, no network, no clock of its own. */
export class OracleServer {
  state: State;
  /** Values of others that were written over although their writer had not seen them. */
  readonly overwritten: string[] = [];
  #backup: State | null = null;
  /** Feed rows with a number that nobody can read yet. */
  #uncommitted: { rows: FeedRow[]; requests: number }[] = [];

  constructor(
    private readonly newId: () => Id,
    private readonly now: () => number,
    private readonly sabotage: Sabotage = {},
  ) {
    this.state = emptyState(newId());
  }

  /** One request, one transaction after the other, without any interleaving inside. */
  async ask<D extends Door>(
    door: D,
    request: Parameters<SyncTransport[D]>[0],
  ): Promise<Awaited<ReturnType<SyncTransport[D]>>> {
    type Answer = Awaited<ReturnType<SyncTransport[D]>>;
    if (this.sabotage.earlyStamp) this.#commitLate();
    if (door === 'hello') return this.#hello(request as HelloRequest) as Answer;
    if (door === 'push') return (await this.#push(request as PushRequest)) as Answer;
    stamp(this.state);
    const found = lineage(this.state, request as never);
    if (found === 'reset') throw new SyncRefused({ error: 'reset' });
    if (found === 'behind') return { kind: 'behind' } as Answer;
    if (door === 'pull')
      return pull(this.state, request as never, this.now(), this.sabotage.lateEnd) as Answer;
    return (
      door === 'bootstrap' ? bootstrap(this.state, request as never) : record(this.state, request as never)
    ) as Answer;
  }

  #hello(request: HelloRequest): HelloAnswer {
    if (!request.userId) throw new SyncRefused({ error: 'expired' });
    stamp(this.state);
    const actor = actorIn(this.state, request.userId);
    const known = request.uids.flatMap((uid): Settled[] => {
      const stored = this.state.mutations.get(uid);
      return stored ? [{ uid, result: stored.result }] : [];
    });
    return {
      actor: { ...actor, teamIds: [...actor.teamIds] },
      name: 'somebody',
      epoch: this.state.epoch,
      head: headOf(this.state),
      scopes: syncedScopes(actor),
      scopesHash: scopesHash(actor),
      known,
      serverTime: this.now(),
      vapidPublicKey: null,
    };
  }

  async #push(request: PushRequest): Promise<PushAnswer> {
    const found = lineage(this.state, request);
    if (found !== 'ok') throw new SyncRefused({ error: found });
    const results: Settled[] = [];
    for (const envelope of request.mutations) {
      results.push({ uid: envelope.uid, result: await this.#one(request, envelope) });
    }
    return { results, serverTime: this.now() };
  }

  /** One mutation: known, fork and gap first, then its transaction (P8, P9, P10). */
  async #one(request: PushRequest, envelope: Envelope): Promise<MutationResult> {
    const s = this.state;
    const hash = intentText(envelope);
    const stored = s.mutations.get(envelope.uid);
    if (stored && stored.hash !== hash) throw new SyncRefused({ error: 'changed_bytes', uid: envelope.uid });
    const key = `${request.clientId}/${envelope.mid}`;
    const taken = s.mids.get(key);
    if (stored && taken === envelope.uid && !this.sabotage.noDedupe) return stored.result;
    if (taken && taken !== envelope.uid) throw new SyncRefused({ error: 'fork' });
    const last = s.clients.get(request.clientId)?.last ?? 0;
    if (last !== envelope.mid - 1 && !(this.sabotage.noDedupe && taken)) {
      throw new SyncRefused({ error: 'gap', expected: last + 1 });
    }
    const tx = this.newId();
    let result = stored?.result;
    if (!result || this.sabotage.noDedupe) result = await this.#run(tx, request.userId, envelope, hash);
    s.clients.set(request.clientId, { userId: request.userId, last: Math.max(last, envelope.mid) });
    s.mids.set(key, envelope.uid);
    const refused = result.status !== 'ok' && result.status !== 'merged';
    if (refused && this.sabotage.noAckOfRefusal) return result;
    appendFeed(s, { tx, op: 'ack', clientId: request.clientId, uid: envelope.uid });
    return result;
  }

  async #run(tx: Id, userId: Id, envelope: Envelope, hash: string): Promise<MutationResult> {
    const s = this.state;
    const mutation = findMutation(envelope.name, envelope.v);
    if (!mutation) throw new Error('unknown mutation');
    const occurredAt = envelope.occurredAt + (envelope.clockOffset ?? 0);
    const base = this.sabotage.noVersionCheck ? null : envelope.base;
    const port = () => new OracleTx(s, actorIn(s, userId), envelope.uid, base, occurredAt, this.now());
    let used = port();
    let result: MutationResult;
    try {
      const outcome = await mutation.run(used, envelope.args);
      result = outcome ? { ...OK, status: 'merged', merged: outcome.merged } : OK;
      s.effects.set(envelope.uid, (s.effects.get(envelope.uid) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      used = port();
      await mutation.keep?.(used, envelope.args, error);
      result = {
        status: this.#statusOf(mutation.root(envelope.args).id),
        code: error.code,
        detail: error.detail,
        merged: [],
      };
    }
    s.lastNumber += used.numbers();
    this.overwritten.push(...overwrites(s, envelope, used.written()));
    used.keepClaims();
    this.#commit(tx, used.written());
    s.mutations.set(envelope.uid, { hash, result, createdRoot: mutation.creates?.(envelope.args) ?? null });
    return result;
  }

  /** Work on a root whose report was refused is held, not refused itself (P11). */
  #statusOf(rootId: Id): 'held' | 'rejected' {
    const made = [...this.state.mutations.values()].find((stored) => stored.createdRoot === rootId);
    return made && !['ok', 'merged'].includes(made.result.status) ? 'held' : 'rejected';
  }

  #commit(tx: Id, writes: readonly Write[]): void {
    const before = this.state.feed.length;
    commitWrites(this.state, tx, writes);
    if (this.sabotage.earlyStamp) this.#stampEarly(this.state.feed.splice(before));
    if (!this.sabotage.noEnter) return;
    const fresh = this.state.feed.splice(before);
    this.state.feed.push(...fresh.filter((row) => row.op !== 'enter'));
  }

  #stampEarly(rows: FeedRow[]): void {
    const tx = rows[0]?.tx;
    if (!tx) return;
    const seq = ++this.state.head;
    this.state.seqTx.set(seq, tx);
    this.#uncommitted.push({ rows: rows.map((row) => ({ ...row, seq })), requests: UNCOMMITTED_FOR });
  }

  #commitLate(): void {
    for (const late of this.#uncommitted) late.requests -= 1;
    const due = this.#uncommitted.filter((late) => late.requests <= 0);
    this.#uncommitted = this.#uncommitted.filter((late) => late.requests > 0);
    this.state.feed.push(...due.flatMap((late) => late.rows));
  }

  /** Somebody without a device does something: the desk, a job. */
  async execute(userId: Id, intent: Omit<Envelope, 'mid'>): Promise<MutationResult> {
    return this.#run(this.newId(), userId, { ...intent, mid: 1 }, '');
  }

  /** A write outside mutators (people, teams), through the feed like any other (P3). */
  write(entity: Entity, row: AnyRow): void {
    const ver = (this.state.rows[entity].get(row.id)?.ver ?? 0) + 1;
    this.#commit(this.newId(), [{ entity, row: { ...row, ver } }]);
  }

  stamp = (): void => stamp(this.state);
  compact = (): void => compact(this.state);
  purge = (keep: number): void => purge(this.state, this.state.head - keep);

  backup(): void {
    this.#backup = copyState(this.state);
  }

  /** @param byHand the operator forgot the restore command: the epoch stays */
  restore(byHand: boolean): boolean {
    if (!this.#backup) return false;
    this.state = this.#backup;
    this.#backup = null;
    if (!byHand) this.state.epoch = this.newId();
    return true;
  }
}

/** Fields that somebody else had changed since the writer looked, and that are something else again now. */
function overwrites(
  s: State,
  { uid, base }: Pick<Envelope, 'uid' | 'base'>,
  writes: readonly Write[],
): string[] {
  return writes.flatMap(({ entity, row }) => {
    const before = entity === 'ticket' ? (rowIn(s, entity, row.id) as Fields | undefined) : undefined;
    const after = row as unknown as Fields;
    return Object.entries(before && base ? base : {})
      .filter(([field]) => before && field in before)
      .filter(([field, seen]) => before?.[field] !== seen && after[field] !== before?.[field])
      .map(([field]) => `intent ${uid} wrote over ${field}, which others had changed`);
  });
}
type Fields = Record<string, unknown>;
