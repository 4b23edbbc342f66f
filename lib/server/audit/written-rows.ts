import 'server-only';
import { createHash } from 'node:crypto';
import { type FieldChange, type FieldChanges, fieldChanges, onTop } from '#domain/audit/changes';
import type { Id } from '#domain/kernel/types';

/** Longer texts are kept as their length and digest: enough to prove what stood there to whoever has it. */
const TEXT_MAX = 2_000;
/** What one act may keep in all, in signs; what comes after it is kept as lengths and digests. */
const ROOM = 32_000;
/** Fields of one act; of what is beyond only the number is kept. */
const FIELDS_MAX = 400;

/** Never kept in any form, not even as a digest: short secrets can be guessed from it. */
const SECRET = /password|secret|token/i;
/** Lines of inboxes: what people are told of a change is no change of a record. */
const NO_RECORD = 'notice';
/** What says nothing of its own: the version, the lock, and the name by which the row stands here anyway. */
const SILENT = new Set(['id', 'ver', 'guard']);

/** A row that an act wrote, for the audit. */
export interface WrittenRow {
  kind: string;
  id: Id;
  /** It was not there before. */
  made?: true;
  changes: Record<string, FieldChange>;
}

/** What an entry of the audit says of the rows an act wrote. Empty: it wrote none. */
export interface Written {
  rows?: WrittenRow[];
  /** fields that are not told, as there were too many */
  more?: number;
}

/**
 * Remembers what a transaction writes, as it was before and as it is after, until somebody asks for it: once for
 * each act, so that acts which share a transaction each have their own. Reads nothing.
 */
export class WrittenRows {
  /** As they were handed in: most transactions are never asked. */
  readonly #writes: Write[] = [];

  made(kind: string, row: { id: Id }): void {
    if (kind !== NO_RECORD) this.#writes.push({ kind, id: row.id, before: null, after: row });
  }

  /** @param before at least the fields that `patch` writes */
  changed(kind: string, id: Id, before: object, patch: object): void {
    if (kind !== NO_RECORD) this.#writes.push({ kind, id, before, after: patch });
  }

  /** What was written since it was last asked for, bounded, and nothing secret. */
  take(): Written {
    const told = new Telling();
    const rows = [...byRow(this.#writes.splice(0))].flatMap(({ kind, id, made, changes }): WrittenRow[] => {
      const said = told.changes(changes);
      return made || said ? [{ kind, id, ...(made ? { made } : {}), changes: said ?? {} }] : [];
    });
    return { ...(rows.length > 0 ? { rows } : {}), ...(told.more > 0 ? { more: told.more } : {}) };
  }
}

interface Write {
  kind: string;
  id: Id;
  /** Null: it was not there. */
  before: object | null;
  after: object;
}

function byRow(writes: readonly Write[]) {
  const rows = new Map<string, { kind: string; id: Id; made: boolean; changes: FieldChanges }>();
  for (const { kind, id, before, after } of writes) {
    const said = spoken(after);
    const were = Object.entries(before ?? {}).filter(([name]) => name in said);
    const changes = fieldChanges(Object.fromEntries(were), said);
    const known = rows.get(`${kind}/${id}`);
    if (known) known.changes = onTop(known.changes, changes);
    else rows.set(`${kind}/${id}`, { kind, id, made: before === null, changes });
  }
  return rows.values();
}

/** How much of an act has been told. */
class Telling {
  more = 0;
  #room = ROOM;
  #fields = 0;

  changes(all: FieldChanges): Record<string, FieldChange> | null {
    const told: [string, FieldChange][] = [];
    for (const [path, change] of all) {
      this.#fields += 1;
      if (this.#fields > FIELDS_MAX) this.more += 1;
      else told.push([path, SECRET.test(path) ? HIDDEN : this.#change(change)]);
    }
    return told.length > 0 ? Object.fromEntries(told) : null;
  }

  #change({ from, to }: FieldChange): FieldChange {
    return {
      ...(from === undefined ? {} : { from: this.#value(from) }),
      ...(to === undefined ? {} : { to: this.#value(to) }),
    };
  }

  #value(value: unknown): unknown {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text.length <= TEXT_MAX && text.length <= this.#room) {
      this.#room -= text.length;
      return value;
    }
    return { chars: text.length, sha256: createHash('sha256').update(text).digest('hex') };
  }
}

const HIDDEN: FieldChange = { to: { secret: true } };

const spoken = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== undefined && !SILENT.has(name)));
