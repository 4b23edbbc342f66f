'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useCategories, usePeople, useSites, useTeams } from '#client/live/directory';
import type { Id } from '#domain/kernel/types';
import type { CategoryRow, PersonRow, SiteRow, TeamRow } from '#sync/views/reference';

/** Who and what the device knows by id. Undefined for the first milliseconds. */
export interface Directory {
  people: ReadonlyMap<Id, PersonRow> | undefined;
  teams: ReadonlyMap<Id, TeamRow> | undefined;
  sites: ReadonlyMap<Id, SiteRow> | undefined;
  categories: ReadonlyMap<Id, CategoryRow> | undefined;
}

const DirectoryContext = createContext<Directory>({
  people: undefined,
  teams: undefined,
  sites: undefined,
  categories: undefined,
});

/** One query for the whole screen: a list of a hundred rows must not ask a hundred times for the same names. */
export function DirectoryProvider({ children }: { children: ReactNode }) {
  const people = usePeople();
  const teams = useTeams();
  const sites = useSites();
  const categories = useCategories();
  const directory = useMemo(() => ({ people, teams, sites, categories }), [people, teams, sites, categories]);
  return <DirectoryContext value={directory}>{children}</DirectoryContext>;
}

export const useDirectory = (): Directory => useContext(DirectoryContext);
