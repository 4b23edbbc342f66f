import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { handleBootstrap } from '#server/sync/bootstrap';
import { handleHello } from '#server/sync/hello';
import { handlePull } from '#server/sync/pull';
import { handlePush } from '#server/sync/push';
import { handleRecord } from '#server/sync/record';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { Cursor } from '#sync/protocol/cursor';
import type { Envelope } from '#sync/protocol/envelope';
import { BEGINNING, furthest } from '#sync/protocol/feed-place';
import type { PageAnswer, PushAnswer, RowsAnswer } from '#sync/protocol/messages';
import type { RowRef } from '#sync/protocol/rows';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import type { Base } from '#sync/tx';
import type { RootRef } from '#sync/views/entities';

/** A version 7 UUID as devices make them. */
export function newId(now = Date.now()): Id {
  const hex = now.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Speaks the protocol by hand, so that a test can send what no honest client sends. */
export class Device {
  clientId = randomUUID();
  epoch = '';
  mid = 0;
  cursor: Cursor = BEGINNING;
  seen: Cursor = BEGINNING;
  scopesHash = '';
  scopes: string[] = [];
  pins: RootRef[] = [];

  constructor(public actor: Actor) {}

  static async open(actor: Actor): Promise<Device> {
    const device = new Device(actor);
    await device.hello();
    return device;
  }

  async hello(uids: Id[] = []) {
    const answer = await handleHello(
      this.actor.id,
      { userId: this.actor.id, clientId: this.clientId, schemaV: SCHEMA_V, uids },
      null,
    );
    this.epoch = answer.epoch;
    this.scopes = answer.scopes;
    this.scopesHash = answer.scopesHash;
    this.cursor = answer.head;
    this.seen = answer.head;
    return answer;
  }

  asking() {
    const { clientId, epoch, seen } = this;
    return { userId: this.actor.id, clientId, epoch, seen, schemaV: SCHEMA_V };
  }

  envelope<N extends MutationName>(
    name: N,
    args: ArgsOf<N>,
    over: Partial<Envelope> & { base?: Base | null } = {},
  ): Envelope {
    return {
      uid: newId(),
      mid: over.mid ?? ++this.mid,
      name,
      v: MUTATIONS[name].v,
      args,
      base: null,
      occurredAt: Date.now(),
      clockOffset: 0,
      ...over,
    };
  }

  report(over: Partial<ArgsOf<'ticket.report'>> = {}): Envelope {
    return this.envelope('ticket.report', {
      ...{ ticketId: newId(), title: 'Wi-Fi gone', description: '', impact: 2, urgency: 2 },
      ...{ categoryId: null, siteId: null, place: null },
      ...over,
    });
  }

  push(...mutations: Envelope[]): Promise<PushAnswer> {
    return handlePush(this.actor.id, { ...this.asking(), mutations });
  }

  /** Reports something and returns the ticket's id. */
  async reported(over: Partial<ArgsOf<'ticket.report'>> = {}): Promise<Id> {
    const sent = this.report(over);
    await this.push(sent);
    return sent.args.ticketId as Id;
  }

  ask() {
    const { cursor, scopesHash, pins } = this;
    return handlePull(this.actor.id, { ...this.asking(), cursor, scopesHash, pins });
  }

  /** One page; moves the cursor. */
  async pull(): Promise<PageAnswer> {
    const answer = await this.ask();
    if (answer.kind !== 'page') throw new Error(`expected a page, got ${answer.kind}`);
    this.cursor = answer.cursor;
    this.seen = furthest(this.seen, answer.head);
    return answer;
  }

  async bootstrap(want: string[] = this.scopes): Promise<RowsAnswer[]> {
    const pages: RowsAnswer[] = [];
    for (let after: RootRef | null = null; ; ) {
      const answer = await handleBootstrap(this.actor.id, {
        ...this.asking(),
        scopesHash: this.scopesHash,
        want,
        after,
      });
      if (answer.kind !== 'rows') throw new Error(`expected rows, got ${answer.kind}`);
      pages.push(answer);
      if (!answer.next) return pages;
      after = answer.next;
    }
  }

  record(root: RootRef) {
    return handleRecord(this.actor.id, { ...this.asking(), scopesHash: this.scopesHash, root });
  }
}

/** Ids of everything a page puts. */
export const putIds = (page: Pick<PageAnswer, 'puts'>): Id[] =>
  Object.values(page.puts).flatMap((rows) => rows.map((row) => row.id));
export const delIds = (page: { dels: RowRef[] }): Id[] => page.dels.map((del) => del.id);
