import 'server-only';
import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { POLICY_SCOPES, REOPENINGS, RESPONSES } from '#domain/sla/policy';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import type { SignedIn } from '#server/auth/current';
import { execute } from '#server/sync/execute';
import type { MutationResult } from '#sync/protocol/result';
import { MUTATIONS } from '#sync/registry';
import type { Base } from '#sync/tx';

/** Made in the browser when the form was sent: sent again, it runs once. */
const uid = z.uuidv7();

export const teamRequest = z.strictObject({
  uid,
  args: MUTATIONS['team.save'].args,
  base: z.strictObject({ name: z.string(), firstLine: z.boolean(), active: z.boolean() }).nullable(),
});

export const siteRequest = z.strictObject({
  uid,
  args: MUTATIONS['site.save'].args,
  base: z.strictObject({ name: z.string(), active: z.boolean() }).nullable(),
});

export const categoryRequest = z.strictObject({
  uid,
  args: MUTATIONS['category.save'].args,
  base: z
    .strictObject({
      name: z.string(),
      parentId: z.uuid().nullable(),
      teamId: z.uuid().nullable(),
      active: z.boolean(),
    })
    .nullable(),
});

/** Lists stand as text in a base: it is compared field by field. */
const list = z.string().max(100_000);

export const calendarRequest = z.strictObject({
  uid,
  args: MUTATIONS['calendar.save'].args,
  base: z
    .strictObject({ name: z.string(), zone: z.string(), week: list, holidays: list, active: z.boolean() })
    .nullable(),
});

export const promiseRequest = z.strictObject({
  uid,
  args: MUTATIONS['slaPolicy.save'].args,
  base: z
    .strictObject({
      name: z.string(),
      scope: z.enum(POLICY_SCOPES),
      position: z.number(),
      active: z.boolean(),
      ...{ kinds: list, priorities: list, categoryIds: list, siteIds: list, teamIds: list },
      calendarId: z.uuid(),
      responseMinutes: z.number().nullable(),
      resolutionMinutes: z.number().nullable(),
      responseBy: z.enum(RESPONSES),
      pauseReasons: list,
      onReopen: z.enum(REOPENINGS),
      escalations: list,
    })
    .nullable(),
});

export const policyRequest = z.strictObject({
  uid,
  args: MUTATIONS['policy.set'].args,
  base: z.strictObject({ matrix: z.string(), closeAfterDays: z.number().nullable() }),
});

interface Asked {
  uid: Id;
  args: Record<string, unknown>;
  base: Base | null;
}

/** The instant a version 7 UUID was made: the same each time it is sent, as the intent's bytes must be (P8). */
const madeAt = (v7: Id): number => Number.parseInt(v7.slice(0, 8) + v7.slice(9, 13), 16);

type Saves =
  | 'team.save'
  | 'site.save'
  | 'category.save'
  | 'policy.set'
  | 'calendar.save'
  | 'slaPolicy.save'
  | 'catalog.save'
  | 'assetClass.save';

/** Runs what was asked as the person's own act. */
export const run = (name: Saves, asked: Asked, { actor }: SignedIn): Promise<MutationResult> =>
  execute(
    actor,
    { name, v: MUTATIONS[name].v, ...asked, occurredAt: madeAt(asked.uid), clockOffset: 0 },
    {
      channel: 'desk',
    },
  );

/**
 * A team whose tickets are open is not retired: they would stay with a team nobody chooses any more. Counted before
 * the mutation, which has no way to count; a ticket that arrives in between stays visible and can be moved.
 * @throws DomainError `invalid` with how many
 */
export async function saveTeam(asked: z.infer<typeof teamRequest>, who: SignedIn): Promise<MutationResult> {
  if (!asked.args.active && asked.base?.active) {
    const n = await openOfTeam(asked.args.teamId);
    if (n > 0) throw new DomainError('invalid', { field: 'active', fault: 'openTickets', n });
  }
  return run('team.save', asked, who);
}

export const saveSite = (asked: z.infer<typeof siteRequest>, who: SignedIn): Promise<MutationResult> =>
  run('site.save', asked, who);

export const saveCategory = (
  asked: z.infer<typeof categoryRequest>,
  who: SignedIn,
): Promise<MutationResult> => run('category.save', asked, who);

export const setPolicy = (asked: z.infer<typeof policyRequest>, who: SignedIn): Promise<MutationResult> =>
  run('policy.set', asked, who);

export const saveCalendar = (
  asked: z.infer<typeof calendarRequest>,
  who: SignedIn,
): Promise<MutationResult> => run('calendar.save', asked, who);

export const savePromise = (asked: z.infer<typeof promiseRequest>, who: SignedIn): Promise<MutationResult> =>
  run('slaPolicy.save', asked, who);

async function openOfTeam(teamId: Id): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(ticket)
    .where(
      and(
        eq(ticket.teamId, teamId),
        inArray(ticket.state, TICKET_STATES.filter(isOpen)),
        isNull(ticket.deletedAt),
      ),
    );
  return row?.n ?? 0;
}
