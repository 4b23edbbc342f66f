import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { lacking, waitedFor } from '#domain/approval/approval';
import { rulesFor } from '#domain/approval/policy';
import { type PlannedTask, tasksFor } from '#domain/fulfil/plan';
import type { Task } from '#domain/fulfil/task';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { checkAnswers, toldBy } from '#domain/request/answers';
import { daysAt } from '#domain/request/days';
import { type Answers, FORM_LIMITS, type FormField } from '#domain/request/fields';
import { isOffered, isTaken } from '#domain/request/item';
import { requestText, requestTitle } from '#domain/request/told';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { answerShape } from '#sync/views/catalog';
import { planApproval } from '../approval/plan';
import { openTicket, requesterOf, routeToTeam } from '../ticket/open-ticket';
import { ticketRoot } from '../ticket/ticket-root';

const answers = z
  .record(z.string().max(FORM_LIMITS.key), answerShape)
  .refine((given) => Object.keys(given).length <= FORM_LIMITS.fields);

/** Somebody asks for something of the catalogue, for themselves or on behalf of somebody else. */
export const submitRequest = defineMutation({
  name: 'request.submit',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    itemId: z.uuid(),
    /** The version of the form that was filled in. */
    formId: z.uuid(),
    answers,
    /** For whom; absent: for oneself. */
    requesterId: z.uuid().optional(),
  }),
  root: ticketRoot,
  creates: ({ ticketId }) => ticketId,
  async run(tx, args) {
    require_(can(tx.actor.role, 'ticket.report'), 'forbidden');
    const item = await tx.get('catalogItem', args.itemId);
    require_(item && isOffered(item, isStaff(tx.actor.role)), 'not_found', { field: 'itemId' });
    const requesterId = await requesterOf(tx, args.requesterId);
    const requester = await tx.get('person', requesterId);
    const place = item.versions.findIndex(({ id }) => id === args.formId);
    const form = item.versions[place];
    // A form that was replaced is taken for some time: whoever filled it in without signal could not know.
    require_(form && isTaken(item.versions, place, tx.occurredAt), 'too_late', { field: 'form' });
    const checked = checkAnswers(form.fields, args.answers, daysAt(tx.occurredAt));
    const [fault] = Object.entries(checked.faults);
    require_(!fault, 'invalid', { field: fault?.[0] ?? '', fault: fault?.[1].fault ?? '' });
    const names = await namesOf(tx, checked.asked, checked.answers);
    const told = toldBy(checked, (id) => names.get(id) ?? null);
    const asks = rulesFor(item.approval, form.fields, checked.answers);
    const own = { requesterId, reporterId: tx.actor.id };
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    const approval = asks.length > 0 ? await planApproval(tx, asks, own, at) : null;
    const teamId = await teamOf(tx, item);
    const tasks = await planTasks(tx, item.plan, form.fields, checked.answers, teamId);
    await openTicket(tx, {
      assetId: null,
      ...{
        id: args.ticketId,
        kind: 'request',
        impact: 3,
        urgency: item.urgency,
        place: null,
        confidential: false,
      },
      title: requestTitle(item.name, told, form.titleField, LIMITS.title),
      description: requestText(told, LIMITS.description),
      categoryId: item.categoryId,
      siteId: requester?.siteId ?? null,
      requesterId,
      approval,
      tasks,
      request: { itemId: item.id, formId: form.id, n: form.n, told },
      teamId,
    });
    const personIds = approval ? waitedFor(approval) : [];
    if (personIds.length > 0) tx.emit({ type: 'ticket.approvalWanted', ticketId: args.ticketId, personIds });
    if (approval?.groups.some((group) => lacking(group) > 0))
      tx.emit({ type: 'ticket.approverLacking', ticketId: args.ticketId });
    return undefined;
  },
});

/** Names of the people who were chosen. @throws DomainError `invalid` where one is nobody this person may know */
async function namesOf(tx: Tx, asked: readonly FormField[], given: Answers): Promise<Map<Id, string>> {
  const names = new Map<Id, string>();
  for (const { id: field, kind } of asked) {
    const id = given[field];
    if (kind !== 'person' || typeof id !== 'string') continue;
    const person = await tx.get('person', id);
    require_(person?.active, 'invalid', { field, fault: 'notPerson' });
    names.set(id, person.name);
  }
  return names;
}

/** The parts it takes, each for a team that is there; null: none are planned. */
async function planTasks(
  tx: Tx,
  plan: readonly PlannedTask[],
  fields: readonly FormField[],
  given: Answers,
  teamId: Id,
): Promise<Task[] | null> {
  if (plan.length === 0) return null;
  const active = new Set((await tx.all('team')).filter((team) => team.active).map(({ id }) => id));
  const tasks = tasksFor(plan, fields, given, (task) =>
    task.teamId && active.has(task.teamId) ? task.teamId : teamId,
  );
  return tasks.length > 0 ? tasks : null;
}

/** The item's own team, else the one its category leads to. */
async function teamOf(tx: Tx, item: { teamId: Id | null; categoryId: Id | null }): Promise<Id> {
  const own = item.teamId ? await tx.get('team', item.teamId) : null;
  if (own?.active) return own.id;
  const category = item.categoryId ? await tx.get('category', item.categoryId) : null;
  return routeToTeam(tx, category?.id ?? null);
}
