'use client';
import type { Id } from '#domain/kernel/types';
import type { CategoryRow, PersonRow, SiteRow, TeamRow } from '#sync/views/reference';
import { useStore } from './query';

const byId = <T extends { id: Id }>(rows: T[]): Map<Id, T> => new Map(rows.map((row) => [row.id, row]));
const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);

export function usePeople(): Map<Id, PersonRow> | undefined {
  return useStore(async (db) => byId((await db.person.toArray()).sort(byName)), []);
}

export function useTeams(): Map<Id, TeamRow> | undefined {
  return useStore(async (db) => byId((await db.team.toArray()).sort(byName)), []);
}

export function useSites(): Map<Id, SiteRow> | undefined {
  return useStore(async (db) => byId((await db.site.toArray()).sort(byName)), []);
}

export function useCategories(): Map<Id, CategoryRow> | undefined {
  return useStore(async (db) => byId((await db.category.toArray()).sort(byName)), []);
}
