'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { Actor } from '#domain/access/roles';

export interface Me {
  actor: Actor;
  name: string;
  /** the first download is not complete yet */
  firstLoad: boolean;
}

const MeContext = createContext<Me | null>(null);

/** Everything below runs as this person. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** The person who uses the app. Only below MeProvider. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside MeProvider');
  return me;
}
