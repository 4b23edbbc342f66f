'use client';
import { can } from '#domain/access/capabilities';
import type { ChangeChoices } from '#domain/change/view';
import { alike, useStore } from './query';

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
const here = <R extends { deletedAt: number | null; name: string }>(rows: readonly R[]): R[] =>
  rows.filter(({ deletedAt }) => deletedAt === null).sort(byName);

/** Whose a change can be, and of what, as far as this device knows; undefined until the store has answered. */
export const useChangeChoices = (): ChangeChoices | undefined =>
  useStore(
    async (db) => {
      const people = await db.person
        .filter(({ role, active }) => active && can(role, 'change.manage'))
        .toArray();
      const [teams, categories, sites, templates] = await Promise.all([
        db.team.toArray(),
        db.category.toArray(),
        db.site.toArray(),
        db.changeTemplate.toArray(),
      ]);
      const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
      return {
        people: here(people).map(named),
        teams: here(teams)
          .filter(({ active }) => active)
          .map(named),
        categories: here(categories).map(({ id, name, parentId, active }) => ({
          id,
          name,
          parentId,
          active,
        })),
        sites: here(sites).map(({ id, name, active }) => ({ id, name, active })),
        templates: here(templates)
          .filter(({ active }) => active)
          .map(named),
      };
    },
    [],
    alike,
  );
