import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import { syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { planBootstrap, takeBootstrap } from '#sync/local/bootstrap';
import { enqueue } from '#sync/local/enqueue';
import { takeHello } from '#sync/local/hello';
import { MemoryStore } from '#sync/local/memory-store';
import type { LocalEnv, SyncPlace } from '#sync/local/ports';
import { planPull, takePull } from '#sync/local/pull';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { Cursor } from '#sync/protocol/cursor';
import type { HelloAnswer, PageAnswer, RowsAnswer } from '#sync/protocol/messages';
import { type MutationResult, OK } from '#sync/protocol/result';
import { emptyRowSet, type RowSet } from '#sync/protocol/rows';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';

export const TEAM = newId();
const NOW = 1_800_000_000_000;
const EPOCH = newId();

export const at = (seq: number): Cursor => ({
  seq,
  tx: seq === 0 ? null : `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
});

export const ticketRow = (over: Partial<TicketRow> = {}): TicketRow => ({
  ...{ id: newId(), kind: 'incident', number: 'INC-000001', title: 'Printer', description: '', state: 'new' },
  ...{
    stateSince: NOW,
    impact: 2,
    urgency: 2,
    priority: 3,
    categoryId: null,
    siteId: null,
    place: null,
    assetId: null,
  },
  ...{ teamId: TEAM, assigneeId: null, requesterId: newId(), reporterId: newId(), holdReason: null },
  ...{
    resolutionCode: null,
    createdAt: NOW,
    resolvedAt: null,
    closedAt: null,
    major: null,
    reopenCount: 0,
    updatedAt: NOW,
  },
  ...{ parentId: null, duplicateOfId: null, relatedIds: [], watcherIds: [], confidential: false },
  ...{
    handedAt: null,
    acceptedAt: null,
    satisfaction: null,
    ratedAt: null,
    request: null,
    approval: null,
    tasks: null,
  },
  sla: null,
  ...{ ver: 1, deletedAt: null },
  ...over,
});

export const entryRow = (ticketId: Id, over: Partial<TimelineRow> = {}): TimelineRow => ({
  ...{ id: newId(), ticketId, kind: 'comment', internal: false, actorId: newId(), body: 'text', data: {} },
  ...{ occurredAt: NOW, receivedAt: NOW, effectiveAt: NOW, clockFlag: null, ver: 1, deletedAt: null },
  ...over,
});

export const refused: MutationResult = { status: 'rejected', code: 'illegal_state', detail: {}, merged: [] };

/** A device in memory that has loaded nothing but a hello, with the server played by hand. */
export class LocalClient {
  readonly store = new MemoryStore(newId());
  time = NOW;
  readonly env: LocalEnv = { now: () => this.time, newId };

  constructor(readonly actor: Actor = { id: newId(), role: 'technician', teamIds: [TEAM] }) {}

  static async entered(actor?: Actor): Promise<LocalClient> {
    const client = new LocalClient(actor);
    await client.hello();
    await client.finishBoot();
    return client;
  }

  helloAnswer(over: Partial<HelloAnswer> = {}): HelloAnswer {
    return {
      actor: { ...this.actor, teamIds: [...this.actor.teamIds] },
      ...{ name: 'Nils', epoch: EPOCH, head: at(10), scopes: syncedScopes(this.actor), scopesHash: 'one' },
      ...{ known: [], serverTime: NOW, vapidPublicKey: null },
      ...over,
    };
  }

  async hello(over: Partial<HelloAnswer> = {}, uids: Id[] = []) {
    const place = await this.place();
    const request = { userId: this.actor.id, clientId: place.clientId, schemaV: SCHEMA_V, uids };
    return takeHello(this.store, this.env, request, this.helloAnswer(over));
  }

  rowsAnswer(rows: Partial<RowSet> = {}, over: Partial<RowsAnswer> = {}): RowsAnswer {
    const whole = (rows.ticket ?? []).map(({ id }) => ({
      root: { kind: 'ticket' as const, id },
      children: (rows.timeline ?? [])
        .filter((row) => row.ticketId === id)
        .map((row) => ({ entity: 'timeline' as const, id: row.id })),
    }));
    return { kind: 'rows', asOf: at(10), rows: { ...emptyRowSet(), ...rows }, whole, next: null, ...over };
  }

  async boot(rows: Partial<RowSet>, over: Partial<RowsAnswer> = {}) {
    const request = await planBootstrap(this.store);
    if (!request) throw new Error('nothing is being loaded');
    return takeBootstrap(this.store, this.env, request, this.rowsAnswer(rows, over));
  }

  /** First what is the person's own, then the rest. */
  private async finishBoot(): Promise<void> {
    await this.boot({});
    await this.boot({
      team: [{ id: TEAM, name: 'Network', firstLine: true, active: true, ver: 1, deletedAt: null }],
    });
  }

  page(rows: Partial<RowSet> = {}, over: Partial<PageAnswer> = {}): PageAnswer {
    return {
      ...{
        kind: 'page',
        cursor: at(11),
        head: at(11),
        puts: { ...emptyRowSet(), ...rows },
        dels: [],
        whole: [],
      },
      ...{ unpin: [], acks: [], results: [], serverTime: NOW },
      ...over,
    };
  }

  async pull(page: PageAnswer) {
    const request = await planPull(this.store);
    if (!request) throw new Error('not entered');
    return takePull(this.store, this.env, request, page);
  }

  act<N extends MutationName>(name: N, args: ArgsOf<N>): Promise<Id> {
    return enqueue(this.store, this.env, name, args, 0);
  }

  comment(ticketId: Id, body = 'mine'): Promise<Id> {
    return this.act('ticket.comment', { ticketId, body });
  }

  place(): Promise<SyncPlace> {
    return this.store.read((t) => t.place());
  }

  pending() {
    return this.store.read((t) => t.outbox.pending());
  }

  sent() {
    return this.store.read((t) => t.outbox.sent(1_000));
  }

  entry(uid: Id) {
    return this.store.read((t) => t.outbox.get(uid));
  }

  ticket(id: Id) {
    return this.store.read((t) => t.rows.get('ticket', id));
  }

  entries(ticketId: Id) {
    return this.store.read(async (t) =>
      (await t.rows.all('timeline')).filter((row) => row.ticketId === ticketId),
    );
  }
}

export const ok = (uid: Id) => ({ uid, result: OK });
