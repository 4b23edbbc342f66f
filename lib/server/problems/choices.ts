import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { category, person, site } from '#db/schema/people';
import { can } from '#domain/access/capabilities';
import { ROLES } from '#domain/access/roles';
import type { ProblemChoices } from '#domain/problem/report';

const KEEPERS = ROLES.filter((role) => can(role, 'problem.manage'));

/** Who can see to a problem, and of which categories and sites it can be: all there are, those of old too. */
export async function problemChoices(): Promise<ProblemChoices> {
  const [people, categories, sites] = await Promise.all([
    db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(and(inArray(person.role, KEEPERS), eq(person.active, true), isNull(person.deletedAt)))
      .orderBy(asc(person.name)),
    db
      .select({ id: category.id, name: category.name, parentId: category.parentId, active: category.active })
      .from(category)
      .where(isNull(category.deletedAt))
      .orderBy(asc(category.name)),
    db
      .select({ id: site.id, name: site.name, active: site.active })
      .from(site)
      .where(isNull(site.deletedAt))
      .orderBy(asc(site.name)),
  ]);
  return { people, categories, sites };
}
