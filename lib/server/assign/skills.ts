import 'server-only';
import type { DbTx } from '#db/connection';
import { assignmentRule, workProfile } from '#db/schema/assignment';
import { asKnown } from '#domain/assign/skills';

/** Every skill that a person has or a rule in the table asks for, each once, by name. */
export async function knownSkills(db: DbTx): Promise<string[]> {
  const rows = [
    ...(await db.select({ skills: workProfile.skills }).from(workProfile)),
    ...(await db.select({ skills: assignmentRule.skills }).from(assignmentRule)),
  ];
  const all = rows.flatMap(({ skills }) => skills).sort((a, b) => a.localeCompare(b, 'en'));
  return asKnown(all, []);
}
