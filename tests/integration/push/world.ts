import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import webpush from 'web-push';
import { outbox, pushSubscription } from '#db/schema/operations';
import { person, session, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Role } from '#domain/access/roles';
import { DAY, type Id } from '#domain/kernel/types';
import type { NotifiedEvent } from '#domain/notify/events';
import type { PushSettings } from '#server/notify/post-push';
import { pushAgents } from '#server/notify/push-agent';
import { bindSubscription } from '#server/notify/subscriptions';
import type { TestDatabase } from '../../support/database';
import type { FakeDevice, PushService } from '../../support/push-service';

const VAPID = { ...webpush.generateVAPIDKeys(), subject: 'mailto:desk@example.org' };

/** As a server whose operator named this push service. */
export const settingsFor = (service: PushService): PushSettings => ({
  vapid: VAPID,
  agents: pushAgents(service.certificate.cert),
  named: [service.host],
  origin: 'https://desk.example.org',
});

/** People, tickets and outbox rows, written straight into the tables. */
export function writer({ db }: TestDatabase) {
  const teamId = randomUUID();
  return {
    teamId,

    async person(given: { role?: Role; team?: boolean } = {}): Promise<{ id: Id; sessionId: Id }> {
      const [id, sessionId] = [randomUUID(), randomUUID()];
      const now = Date.now();
      await db.insert(person).values({
        id,
        name: 'Ann',
        email: `${id}@example.org`,
        role: given.role ?? 'technician',
        createdAt: now,
      });
      if (given.team ?? true) await db.insert(teamMember).values({ teamId, personId: id });
      await db.insert(session).values({
        id: sessionId,
        personId: id,
        userAgent: 'test',
        createdAt: now,
        seenAt: now,
        expiresAt: now + DAY,
      });
      return { id, sessionId };
    },

    async ticket(given: {
      assigneeId?: Id | null;
      requesterId?: Id;
      title?: string;
      state?: 'assigned' | 'resolved' | 'new';
      watcherIds?: Id[];
      priority?: 1 | 3;
      teamId?: Id;
    }): Promise<Id> {
      const id = randomUUID();
      const now = Date.now();
      await db.insert(ticket).values({
        id,
        kind: 'incident',
        number: `INC-${String(++numbers).padStart(6, '0')}`,
        title: given.title ?? 'Printer broken',
        description: 'SECRET of the description',
        state: given.state ?? 'assigned',
        stateSince: now,
        impact: 2,
        urgency: 2,
        priority: given.priority ?? 3,
        watcherIds: given.watcherIds ?? [],
        teamId: given.teamId ?? teamId,
        assigneeId: given.assigneeId ?? null,
        requesterId: given.requesterId ?? randomUUID(),
        reporterId: given.requesterId ?? randomUUID(),
        createdAt: now,
        updatedAt: now,
      });
      return id;
    },

    async device(service: PushService, owner: { id: Id; sessionId: Id }): Promise<FakeDevice> {
      const device = service.device();
      await bindSubscription(
        db,
        { personId: owner.id, sessionId: owner.sessionId },
        device.subscription(),
        Date.now(),
      );
      return device;
    },

    /** @returns id of the row and uid of its event */
    async event(
      personId: Id,
      ticketId: Id,
      event: NotifiedEvent = 'ticket.assigned',
    ): Promise<{ id: number; uid: Id }> {
      const uid = randomUUID();
      const now = Date.now();
      const [row] = await db
        .insert(outbox)
        .values({ kind: 'push', personId, event, eventUid: uid, ticketId, runAt: now, createdAt: now })
        .$returningId();
      if (!row) throw new Error('no id');
      return { id: row.id, uid };
    },

    async outboxRow(id: number) {
      const [row] = await db.select().from(outbox).where(eq(outbox.id, id));
      if (!row) throw new Error(`no outbox row ${id}`);
      return row;
    },

    subscriptions: (personId: Id) =>
      db.select().from(pushSubscription).where(eq(pushSubscription.personId, personId)),

    /** Makes a row due now, as if its wait were over. */
    makeDue: (id: number) => db.update(outbox).set({ runAt: Date.now() }).where(eq(outbox.id, id)),
  };
}

let numbers = 0;
