import 'server-only';
import { z } from 'zod';
import { ROLES } from '#domain/access/roles';
import { PERSON_STATES } from '#domain/settings/shapes';

const left = undefined;
// Somebody edits an address by hand: a part that makes no sense is left out, the rest stands.
const shape = z.object({
  q: z.string().trim().min(1).max(120).optional().catch(left),
  role: z.enum(ROLES).optional().catch(left),
  team: z.uuid().optional().catch(left),
  site: z.uuid().optional().catch(left),
  state: z.enum(PERSON_STATES).optional().catch(left),
  person: z.uuid().optional().catch(left),
  newer: z.uuid().optional().catch(left),
  older: z.uuid().optional().catch(left),
});

/** What the list of people shows, as an address says it. */
export type PeopleQuery = z.infer<typeof shape>;

/** Reads a query from an address. Never fails. */
export const peopleQuery = (params: Readonly<Record<string, unknown>>): PeopleQuery => shape.parse(params);
