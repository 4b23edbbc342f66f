'use client';
import { createContext, useContext } from 'react';
import type { Id } from '#domain/kernel/types';

/** The ticket beside the list, and the ways from it. */
export interface DeskPane {
  ticket: Id | null;
  /** its neighbours on this page of the list */
  previous: Id | null;
  next: Id | null;
  open(id: Id): void;
  close(): void;
}

export const PaneContext = createContext<DeskPane>({
  ticket: null,
  previous: null,
  next: null,
  open: () => {},
  close: () => {},
});

export const useDeskPane = (): DeskPane => useContext(PaneContext);
