'use client';
import { createContext, type ReactNode, useContext } from 'react';

/** A screen shown beside something else, in a part of the window that scrolls by itself. */
export interface Pane {
  /** its bar, which the surroundings bring: there is no way back to say */
  bar(title: ReactNode): ReactNode;
}

const PaneContext = createContext<Pane | null>(null);

/** Everything below is shown in a pane. */
export function PaneProvider({ pane, children }: { pane: Pane; children: ReactNode }) {
  return <PaneContext value={pane}>{children}</PaneContext>;
}

/** The pane a screen is shown in; null when it has the window to itself. */
export const usePane = (): Pane | null => useContext(PaneContext);
