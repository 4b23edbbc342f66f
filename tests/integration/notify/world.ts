import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { notifyPreference, outbox } from '#db/schema/operations';
import { person, team } from '#db/schema/people';
import type { Role } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { NO_PREFERENCES, type NotifyPreferences } from '#domain/notify/preferences';
import { nudge } from '#server/jobs/nudge';
import { execute } from '#server/sync/execute';
import { type DoorsWorld, doorsWithMail } from '../people/world';
import { writer } from '../push/world';

export type Person = { id: Id; sessionId: Id };

/** A desk that sends mail, with people who do things to tickets. */
export async function notifyWorld(): Promise<DoorsWorld & ReturnType<typeof acting>> {
  const doors = await doorsWithMail();
  const write = writer(doors.database);
  await doors.database.db.insert(team).values({ id: write.teamId, name: 'Network' });
  return Object.assign(doors, acting(doors, write));
}

function acting({ database: { db } }: DoorsWorld, write: ReturnType<typeof writer>) {
  return {
    write,
    mailbox: (who: Person) => `${who.id}@example.org`,
    named: (who: Person, name: string) => db.update(person).set({ name }).where(eq(person.id, who.id)),
    chooses: (who: Person, given: Partial<NotifyPreferences>) => {
      const { quiet, ...rest } = { ...NO_PREFERENCES, ...given };
      const hours = { quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null };
      return db
        .insert(notifyPreference)
        .values({ personId: who.id, ...rest, ...hours, updatedAt: Date.now() });
    },
    /** Somebody does something; whoever hears of it is told soon. */
    act: async (who: Person, role: Role, name: string, args: Record<string, unknown>): Promise<Id> => {
      const uid = randomUUID();
      const teamIds = role === 'requester' ? [] : [write.teamId];
      const intent = { uid, name, v: name === 'ticket.comment' || name === 'ticket.note' ? 2 : 1, args };
      const at = { base: null, occurredAt: Date.now(), clockOffset: 0 };
      const { status } = await execute(
        { id: who.id, role, teamIds },
        { ...intent, ...at },
        { channel: 'desk' },
      );
      if (status !== 'ok') throw new Error(`${name}: ${status}`);
      nudge();
      return uid;
    },
    rowsFor: (who: Person) =>
      db.select().from(outbox).where(eq(outbox.personId, who.id)).orderBy(asc(outbox.id)),
  };
}
