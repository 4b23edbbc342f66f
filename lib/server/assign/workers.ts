import 'server-only';
import { asc, inArray } from 'drizzle-orm';
import { db } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import { person } from '#db/schema/people';
import type { Instant } from '#domain/kernel/types';
import type { WorkerSetting } from '#domain/settings/handing-out';
import { readCandidates } from './candidates';

/** All of the staff who are in a team, by name, with what decides whether they get work, as of now. */
export async function workerSettings(now: Instant): Promise<WorkerSetting[]> {
  const candidates = await readCandidates(db, now);
  const ids = candidates.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [people, profiles] = await Promise.all([
    db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(inArray(person.id, ids))
      .orderBy(asc(person.name)),
    db.select().from(workProfile).where(inArray(workProfile.personId, ids)),
  ]);
  return people.flatMap(({ id, name }) => {
    const found = candidates.find((one) => one.id === id);
    if (!found) return [];
    const profile = profiles.find(({ personId }) => personId === id);
    const { teamIds, skills, awayUntil, weight, onShift, lastContact, limit: weightLimit } = found;
    const calendarId = profile?.calendarId ?? null;
    return [{ id, name, teamIds, skills, calendarId, awayUntil, weightLimit, weight, onShift, lastContact }];
  });
}
