import type { Role } from '#domain/access/roles';
import type { DependantsAmong } from '#domain/asset/dependants';
import type { Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import type { ChangeRow, FreezeRow, PlannedChange } from '#sync/views/change';

/** What can be done with changes and what belongs to them. */
export type ChangeAct =
  | ('change.open' | 'change.edit' | 'change.plan' | 'change.tick' | 'change.touch' | 'change.link')
  | ('change.step' | 'change.decide' | 'change.schedule' | 'change.backOut' | 'change.review')
  | ('change.handOn' | 'change.nameApprover')
  | ('freeze.save' | 'changePolicy.save' | 'changeTemplate.save');

/** A domain code with its facts, `unavailable`, or `storage`: not kept on this device. */
export interface Refused {
  code: string;
  detail?: Readonly<Record<string, string | number | boolean | null>>;
}
export type Base = Record<string, string | number | boolean | null>;
export type Sent = { ok: true; merged: string[] } | { ok: false; error: Refused };

/** Does something: on a device at once and for later, on the desk on the server. */
export type Send = <N extends ChangeAct>(name: N, args: ArgsOf<N>, base?: Base | null) => Promise<Sent>;

/** The door of the desk. */
export type ActDoor = (asked: {
  uid: string;
  name: ChangeAct;
  args: unknown;
  base: Base | null;
}) => Promise<{ ok: true; data: string[] } | { ok: false; error: Refused }>;

/** A change with what is looked at beside it. */
export interface ChangeView {
  change: ChangeRow;
  /** Stands for what is read of it. */
  seen: string;
  /** Others that are planned around its time. */
  others: readonly PlannedChange[];
  freezes: readonly FreezeRow[];
  /** Which assets of these changes lean on which. */
  dependants: DependantsAmong;
  me: { id: Id; role: Role };
  /** Somebody by name; empty where they are not known. */
  name(id: Id | null): string;
  send: Send;
}
