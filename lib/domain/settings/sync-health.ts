import type { Id, Instant } from '../kernel/types';

/** What of the devices is shown. */
export const DEVICE_SHOWS = ['all', 'dark', 'unsent', 'conflicts', 'setAside'] as const;
export type DeviceShow = (typeof DEVICE_SHOWS)[number];

/** A device counts as dark after so many days without a word. */
export const DARK_DAYS = [1, 3, 7, 30, 90] as const;
export type DarkDays = (typeof DARK_DAYS)[number];

export const PUSH_STATES = ['on', 'off', 'lost'] as const;
/** lost: the device believes it is told, and the server has no way to tell it. */
export type PushState = (typeof PUSH_STATES)[number];

/** A browser that syncs, as it last said itself; null where it never said. */
export interface SyncDevice {
  clientId: Id;
  person: { id: Id; name: string } | null;
  userAgent: string;
  /** Its session still counts. */
  signedIn: boolean;
  lastSeen: Instant;
  dark: boolean;
  reportedAt: Instant | null;
  unsent: number | null;
  conflicts: number | null;
  setAside: number | null;
  storageBytes: number | null;
  storageQuota: number | null;
  persisted: boolean | null;
  version: string | null;
  wire: number;
  push: PushState;
  pushedAt: Instant | null;
  mended: number | null;
  checkedAt: Instant | null;
}

export interface SyncDevicePage {
  rows: SyncDevice[];
  newer: string | null;
  older: string | null;
}

/** An act that the server failed on three times. */
export interface PutAsideAct {
  uid: Id;
  name: string;
  person: { id: Id; name: string } | null;
  /** null: of none, or of one that is not for this administrator */
  ticket: { id: Id; number: string | null } | null;
  failures: number;
  lastError: string;
  failedAt: Instant;
  /** Its bytes are here. */
  canRun: boolean;
}

export interface PutAsidePage {
  rows: PutAsideAct[];
  newer: string | null;
  older: string | null;
}
