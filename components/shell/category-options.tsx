'use client';
import type { Id } from '#domain/kernel/types';
import { useDirectory } from './directory';

/** Categories to choose from: the leaves, with their group quietly under the name; `kept` even when it is retired. */
export function useCategoryOptions(kept: Id | null): { id: Id; label: string; detail?: string }[] {
  const { categories } = useDirectory();
  if (!categories) return [];
  const all = [...categories.values()];
  const parents = new Set(all.map((row) => row.parentId));
  return all
    .filter((row) => row.id === kept || (row.active && !parents.has(row.id)))
    .map((row) => ({
      id: row.id,
      label: row.name,
      detail: row.parentId ? categories.get(row.parentId)?.name : undefined,
    }))
    .sort((a, b) => (a.detail ?? '').localeCompare(b.detail ?? '') || a.label.localeCompare(b.label));
}
