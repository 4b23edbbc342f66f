import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { person } from '#db/schema/people';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { writeAudit } from '#server/audit/entry';
import { dropTokensOf } from '#server/auth/one-time-token';
import { forgetSessions } from '#server/auth/sessions';
import { withSync } from '#server/sync/with-sync';
import { requireAnotherAdministrator } from './last-administrator';
import { endSessionsIn } from './sessions-of';

/**
 * Switches a person on or off. Whoever is switched off is signed out everywhere (at once in this process, within 5 s
 * in others), loses their open links, and may not sign in; nothing they wrote changes. Doing it twice is harmless.
 *
 * @param by who does it, for the audit; null: the system
 * @throws DomainError `not_found` no such person; `illegal_state` they were never admitted (admit them instead), or
 *   nobody else administers
 */
export async function setPersonActive(personId: Id, active: boolean, by: Id | null = null): Promise<void> {
  const root = { kind: 'person', id: personId } as const;
  const ended = await withSync(async (writer) => {
    const { tx, now, txId } = writer;
    await writer.guard(root);
    const [found] = await tx
      .select({ active: person.active, admission: person.admission })
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.deletedAt)));
    if (!found) throw new DomainError('not_found');
    if (found.admission !== 'admitted') throw new DomainError('illegal_state');
    if (found.active === active) return [];
    if (!active) await requireAnotherAdministrator(tx, personId);
    await writer.update('person', personId, { active }, root, false);
    await writeAudit(tx, {
      ...{ txId, actorId: by, subject: root, channel: by ? 'desk' : 'system' },
      value: { changes: { active: { from: !active, to: active } } },
      ...{ occurredAt: now, receivedAt: now, action: active ? 'person.activate' : 'person.deactivate' },
    });
    if (active) return [];
    await dropTokensOf(tx, personId, now);
    return endSessionsIn(tx, personId, now, { by });
  });
  forgetSessions(ended);
}
