import 'server-only';
import { inArray, or } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { person } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';

export interface KnownPerson {
  id: Id;
  role: (typeof person.$inferSelect)['role'];
  /** Made by an import and known by name only. */
  nameOnly: boolean;
}

/** The key in the database of somebody whom a file names. */
export const personKey = (source: string, name: string): string => `${source}:${name}`;

/** Whom a file names, as far as the database knows them: by key of this source, or by e-mail address. */
export async function knownPeople(
  db: Db | DbTx,
  source: string,
  names: readonly string[],
): Promise<Map<string, KnownPerson>> {
  if (names.length === 0) return new Map();
  const mails = names.filter((name) => name.includes('@')).map((name) => name.toLowerCase());
  const rows = await db
    .select({ id: person.id, role: person.role, email: person.email, externalId: person.externalId })
    .from(person)
    .where(
      or(
        inArray(
          person.externalId,
          names.map((name) => personKey(source, name)),
        ),
        mails.length > 0 ? inArray(person.email, mails) : undefined,
      ),
    );
  const byKey = new Map(rows.map((row) => [row.externalId ?? '', row]));
  const byMail = new Map(rows.map((row) => [row.email ?? '', row]));
  return new Map(
    names.flatMap((name): [string, KnownPerson][] => {
      const row = byKey.get(personKey(source, name)) ?? byMail.get(name.toLowerCase());
      return row ? [[name, { id: row.id, role: row.role, nameOnly: row.email === null }]] : [];
    }),
  );
}
