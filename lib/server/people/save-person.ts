import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { person, site, team } from '#db/schema/people';
import { isStaff, ROLES } from '#domain/access/roles';
import { DomainError, require_ } from '#domain/kernel/errors';
import type { PersonFields, PersonSaved } from '#domain/settings/shapes';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { dropTokensOf } from '#server/auth/one-time-token';
import { isDuplicate } from '#server/sync/driver-errors';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';
import { canonicalText } from '#sync/protocol/canonical';
import { requireAnotherAdministrator } from './last-administrator';
import { readFields } from './person-detail';
import { homeCountry, phoneOf } from './phone';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !CONTROL.test(text))
    .transform((text) => text.normalize('NFC'));
const nothing = (text: string | null): string | null => text || null;

export const personRequest = z.strictObject({
  personId: z.uuid(),
  /** the version the administrator saw */
  ver: z.number().int().positive(),
  fields: z.strictObject({
    name: line(120).pipe(z.string().min(1)),
    email: z.union([z.literal('').transform(() => null), z.email().max(254).toLowerCase(), z.null()]),
    phone: z.string().trim().max(40).nullable().transform(nothing),
    company: line(120).nullable().transform(nothing),
    role: z.enum(ROLES),
    siteId: z.uuid().nullable(),
    managerEmail: z.union([z.literal('').transform(() => null), z.email().max(254).toLowerCase(), z.null()]),
    teamIds: z.array(z.uuid()).max(100),
  }),
});

const bad = (field: keyof PersonFields, fault: string): DomainError =>
  new DomainError('invalid', { field, fault });

/**
 * Changes a person as an administrator wishes, if nobody else has changed them since they were read.
 * @throws DomainError `invalid` with field and fault; `exists` the address is another's; `illegal_state` nobody would
 *   administer; `not_found`
 */
export async function savePerson(
  { personId, ver, fields: asked }: z.infer<typeof personRequest>,
  { actor }: SignedIn,
): Promise<PersonSaved> {
  const phone = asked.phone === null ? null : phoneOf(asked.phone, await homeCountry());
  if (isStaff(asked.role) && !asked.email) throw bad('email', 'needed');
  if (!isStaff(asked.role) && asked.teamIds.length > 0) throw bad('teamIds', 'staffOnly');
  const wanted: PersonFields = { ...asked, phone, teamIds: [...new Set(asked.teamIds)].sort() };
  const root = { kind: 'person', id: personId } as const;
  try {
    return await withSync(async (writer) => {
      await writer.guard(root);
      const found = await readFields(writer.tx, personId);
      require_(found, 'not_found');
      const { row, fields: now } = found;
      if (row.ver !== ver) return { status: 'changed', theirs: now, ver: row.ver } as const;
      const changes = changesOf(now, wanted);
      if (Object.keys(changes).length === 0) return { status: 'saved', ver } as const;
      await requireSound(writer, now, wanted);
      if (now.role === 'administrator' && wanted.role !== 'administrator' && row.active)
        await requireAnotherAdministrator(writer.tx, personId);
      const { teamIds, managerEmail, ...columns } = wanted;
      const manager = changes.managerEmail
        ? { managerId: await managerOf(writer, personId, managerEmail) }
        : {};
      await writer.update('person', personId, { ...columns, ...manager }, root, false);
      if (changes.teamIds) await writer.setTeams(personId, teamIds);
      // A link sent to the address of before must not open the account any more.
      if (changes.email) await dropTokensOf(writer.tx, personId, writer.now);
      await writeAudit(writer.tx, {
        ...{ txId: writer.txId, actorId: actor.id, action: 'person.save', subject: root, channel: 'desk' },
        ...{ occurredAt: writer.now, receivedAt: writer.now, value: { changes } },
      });
      return { status: 'saved', ver: ver + (changes.teamIds ? 2 : 1) } as const;
    });
  } catch (error) {
    if (isDuplicate(error, 'person_email')) throw new DomainError('exists', { field: 'email' });
    throw error;
  }
}

/** @throws DomainError `invalid` where the address is nobody's who is here, or their own */
async function managerOf(writer: SyncWriter, personId: string, email: string | null): Promise<string | null> {
  if (!email) return null;
  const [manager] = await writer.tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.email, email), eq(person.active, true), isNull(person.deletedAt)));
  if (!manager) throw bad('managerEmail', 'nobody');
  if (manager.id === personId) throw bad('managerEmail', 'self');
  return manager.id;
}

type Change = { from: unknown; to: unknown };

function changesOf(from: PersonFields, to: PersonFields): Partial<Record<keyof PersonFields, Change>> {
  const fields = Object.keys(to) as (keyof PersonFields)[];
  return Object.fromEntries(
    fields
      .filter((field) => canonicalText(from[field]) !== canonicalText(to[field]))
      .map((field) => [field, { from: from[field], to: to[field] }]),
  );
}

/** New teams and a new site must be in use; what the person already has may be retired. */
async function requireSound(writer: SyncWriter, now: PersonFields, wanted: PersonFields): Promise<void> {
  const joined = wanted.teamIds.filter((id) => !now.teamIds.includes(id));
  if (joined.length > 0) {
    const inUse = await writer.tx
      .select({ id: team.id })
      .from(team)
      .where(and(inArray(team.id, joined), eq(team.active, true), isNull(team.deletedAt)));
    if (inUse.length !== joined.length) throw bad('teamIds', 'retired');
  }
  if (wanted.siteId && wanted.siteId !== now.siteId) {
    const [place] = await writer.tx
      .select({ id: site.id })
      .from(site)
      .where(and(eq(site.id, wanted.siteId), eq(site.active, true), isNull(site.deletedAt)));
    if (!place) throw bad('siteId', 'retired');
  }
}
