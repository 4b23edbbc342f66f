import { readableSight, syncedSight } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { handleBootstrap } from '#server/sync/bootstrap';
import { handlePull } from '#server/sync/pull';
import type { PageAnswer, RowsAnswer, ScopesAnswer } from '#sync/protocol/messages';
import type { RowSet, WholeRoot } from '#sync/protocol/rows';
import {
  type AnyRow,
  audienceOf,
  ENTITY_NAMES,
  type Entity,
  isInternal,
  type RootRef,
  type RowOf,
  rootOf,
} from '#sync/views/entities';
import { Device } from '#tests/support/device';

interface Held {
  entity: Entity;
  row: AnyRow;
}

/** What a device holds: applies answers by the letter of the protocol, without any work of its own. */
export class Mirror extends Device {
  readonly rows = new Map<Id, Held>();
  /** Scopes that are not loaded yet. */
  private want: string[] = [];

  async fill(): Promise<void> {
    this.actor = (await this.hello()).actor;
    this.want = this.scopes;
    await this.load();
  }

  private async load(): Promise<void> {
    for (let after: RootRef | null = null; this.want.length > 0; ) {
      const request = { ...this.asking(), scopesHash: this.scopesHash, want: this.want, after };
      const page = await handleBootstrap(this.actor.id, request, { roots: 3 });
      if (page.kind === 'scopes') return this.rescope(page);
      if (page.kind !== 'rows') throw new Error(page.kind);
      // P17: rows that were read before what the cursor stands for are asked for again.
      if (page.asOf.seq < this.cursor.seq) continue;
      this.take(page);
      if (!page.next) this.want = [];
      after = page.next;
    }
  }

  /** One page, or the new list with everything it brings along. @returns whether the end was reached */
  async step(pageRows: number): Promise<boolean> {
    const { cursor, scopesHash, pins } = this;
    const answer = await handlePull(
      this.actor.id,
      { ...this.asking(), cursor, scopesHash, pins },
      { pageRows },
    );
    if (answer.kind === 'scopes') {
      await this.rescope(answer);
      return false;
    }
    if (answer.kind !== 'page') throw new Error(answer.kind);
    this.page(answer);
    return answer.cursor.seq === answer.head.seq;
  }

  async pin(root: RootRef): Promise<void> {
    const answer = await this.record(root);
    if (answer.kind !== 'rows' || answer.asOf.seq < this.cursor.seq) return;
    this.pins = [...this.pins.filter(({ id }) => id !== root.id), root];
    this.take(answer);
  }

  private async rescope(list: ScopesAnswer): Promise<void> {
    // A role decides what is seen inside the same scopes, and which fields: everything comes again.
    const again = list.actor.role !== this.actor.role;
    this.want = list.scopes.filter(
      (scope) => again || this.want.includes(scope) || !this.scopes.includes(scope),
    );
    Object.assign(this, { actor: list.actor, scopes: list.scopes, scopesHash: list.scopesHash });
    const pins = this.pins;
    this.pins = [];
    this.dropUnheld();
    await this.load();
    for (const pin of pins) await this.pin(pin);
  }

  private take({ rows, whole }: RowsAnswer): void {
    this.put(rows);
    this.setWhole(whole);
  }

  private page({ puts, whole, dels, unpin, cursor }: PageAnswer): void {
    this.put(puts);
    this.setWhole(whole);
    for (const { entity, id } of dels) {
      this.rows.delete(id);
      if (entity === 'ticket') this.setWhole([{ root: { kind: 'ticket', id }, children: [] }]);
    }
    this.pins = this.pins.filter(({ id }) => !unpin.some((gone) => gone.id === id));
    if (unpin.length > 0) this.dropUnheld();
    this.cursor = cursor;
  }

  private put(set: RowSet): void {
    for (const entity of ENTITY_NAMES) {
      for (const row of set[entity])
        if (row.ver >= (this.rows.get(row.id)?.row.ver ?? 0)) this.rows.set(row.id, { entity, row });
    }
  }

  private setWhole(whole: readonly WholeRoot[]): void {
    for (const { root, children } of whole) {
      const keep = new Set(children.map(({ id }) => id));
      for (const [id, { entity, row }] of this.rows)
        if (id !== root.id && rootOf(entity, row).id === root.id && !keep.has(id)) this.rows.delete(id);
    }
  }

  /** Rows that neither a scope nor a pin holds any more. */
  private dropUnheld(): void {
    const all = new Map([...this.rows].map(([id, held]) => [id, held]));
    for (const [id, held] of all)
      if (!this.holds(held, (rootId) => all.get(rootId)?.row)) this.rows.delete(id);
  }

  /** Whether this person's device holds a row, by the one visibility rule. */
  holds({ entity, row }: Held, rootRow: (id: Id) => AnyRow | undefined): boolean {
    const root = rootOf(entity, row);
    const found = rootRow(root.id);
    if (!found || row.deletedAt !== null) return false;
    const audience = audienceOf(root.kind, found as RowOf<typeof root.kind>);
    const pinned = this.pins.some(({ id }) => id === root.id);
    const sight = pinned ? readableSight(this.actor, audience) : syncedSight(this.actor, audience);
    return sight === 'internal' || (sight === 'public' && !isInternal(entity, row));
  }
}
