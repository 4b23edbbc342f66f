import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import type { Exchange } from './exchange';
import type { StatusBoard } from './status';

/** The client of one person, as what goes on beside its exchange sees it. */
export interface Led {
  readonly userId: Id;
  readonly store: DexieStore;
  readonly board: StatusBoard;
  syncNow(): void;
}

/** Work that goes on beside the exchange while this tab leads, until the signal ends it. */
export type Beside = (client: Led, exchange: Exchange, signal: AbortSignal) => void;
