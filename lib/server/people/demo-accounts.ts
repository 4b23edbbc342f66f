import 'server-only';
import { inArray } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import type { Role } from '#domain/access/roles';
import { config } from '#server/config';
import accounts from '../../../db/seed/accounts.json';

export interface DemoAccount {
  role: Role;
  name: string;
  email: string;
  password: string;
}

/** The accounts to try the demonstration with; none unless this server runs as a demonstration. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  if (!config.demo) return [];
  const emails = accounts.map((account) => account.email);
  const found = await db
    .select({ email: person.email, role: person.role })
    .from(person)
    .where(inArray(person.email, emails));
  const roles = new Map(found.map((row) => [row.email, row.role]));
  return accounts.flatMap((account) => {
    const role = roles.get(account.email);
    return role ? [{ ...account, role }] : [];
  });
}
