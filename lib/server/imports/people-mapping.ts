import 'server-only';
import { z } from 'zod';
import { ROLES } from '#domain/access/roles';
import { common, field, readMapping } from './mapping';
import { parseTemplate } from './template';

export const peopleMapping = z.strictObject({
  ...common,
  source: common.source.default('import'),
  /** Without it, columns are called as the fields in `ownFields`. */
  fields: z
    .strictObject({
      name: field,
      /** Key in the older desk. */
      id: field.optional(),
      email: field.optional(),
      phone: field.optional(),
      company: field.optional(),
      role: field.optional(),
      teams: field.optional(),
      site: field.optional(),
      passwordSha256: field.optional(),
      active: field.optional(),
    })
    .optional(),
  values: z
    .strictObject({
      role: z.record(z.string(), z.enum(ROLES)).default({}),
      active: z.record(z.string(), z.boolean()).default({}),
    })
    .prefault({}),
});
export type PeopleMapping = z.output<typeof peopleMapping>;
export type PeopleFields = NonNullable<PeopleMapping['fields']>;
export type PeopleField = keyof PeopleFields;

const OWN: Readonly<Record<PeopleField, string>> = {
  ...{ id: 'id', name: 'name', email: 'email', phone: 'phone', company: 'company', role: 'role' },
  ...{ teams: 'teams', site: 'site', passwordSha256: 'password_sha256', active: 'active' },
};

/** The fields of a file whose columns have our own names; only the name has to be there. */
export function ownFields(header: readonly string[]): PeopleFields {
  const there = Object.entries(OWN).filter(([name, column]) => name === 'name' || header.includes(column));
  return Object.fromEntries(
    there.map(([name, column]) => [name, [parseTemplate(`{${column}}`)]]),
  ) as unknown as PeopleFields;
}

/** The mapping in a file, or none of its own. @throws ImportProblem */
export async function peopleMappingOf(path: string | undefined): Promise<PeopleMapping> {
  return path ? readMapping(path, peopleMapping) : peopleMapping.parse({});
}
