import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { CAUSE_CATEGORIES, PROBLEM_LIMITS } from '#domain/problem/problem';
import { afterStep, missingFor, PROBLEM_STEPS, standsOn } from '#domain/problem/steps';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';
import { doneAt } from '../knowledge/words';
import { changedFields, mergedFields } from '../reference/guard';
import { problemOf, requireOwner, tie } from './links';

const { title, description, why, whys, rootCause, workaround, words, word, links } = PROBLEM_LIMITS;
const problemId = z.uuid();
const root = (args: { problemId: string }) => ({ kind: 'problem', id: args.problemId }) as const;
const titleArg = z.string().trim().min(1).max(title);
const descriptionArg = z.string().trim().max(description);

/** The same keeps happening: somebody is to find out why. Incidents it was seen in are tied to it, those they can see. */
export const openProblem = defineMutation({
  name: 'problem.open',
  v: 1,
  args: z.strictObject({
    problemId,
    title: titleArg,
    description: descriptionArg,
    categoryId: z.uuid().nullable(),
    siteId: z.uuid().nullable(),
    /** Who sees to it; null: nobody yet. */
    ownerId: z.uuid().nullable(),
    words: z.array(z.string().min(1).max(word)).max(words),
    ticketIds: z.array(z.uuid()).max(links),
  }),
  root,
  creates: ({ problemId: id }) => id,
  async run(tx, { problemId: id, ticketIds, ...args }) {
    require_(can(tx.actor.role, 'problem.manage'), 'forbidden');
    await requireNamed(tx, args, NOTHING_NAMED);
    // In one order everywhere, so that two who tie the same incidents do not wait for each other.
    for (const ticketId of [...new Set(ticketIds)].sort()) {
      await tx.hold(ticketId);
      if ((await tx.get('ticket', ticketId))?.kind === 'incident') await tie(tx, id, ticketId, true);
    }
    // The number last: whoever takes one holds up others until the end.
    const at = doneAt(tx, 0);
    await tx.insert('problem', {
      ...{ id, ...args, number: await tx.nextNumber('problem'), state: 'new', stateSince: at },
      ...{ cause: null, whys: '', rootCause: '', workaround: '', tasks: [] },
      ...{ createdAt: at, resolvedAt: null, updatedAt: at },
    });
    return undefined;
  },
});

/** What of a problem people write down. */
const knownOf = (row: RowOf<'problem'>) => ({
  ...{ title: row.title, description: row.description, categoryId: row.categoryId, siteId: row.siteId },
  ...{
    ownerId: row.ownerId,
    cause: row.cause,
    whys: row.whys,
    rootCause: row.rootCause,
    workaround: row.workaround,
  },
});

/** What is known of a problem by now. */
export const editProblem = defineMutation({
  name: 'problem.edit',
  v: 1,
  args: z.strictObject({
    problemId,
    title: titleArg,
    description: descriptionArg,
    categoryId: z.uuid().nullable(),
    siteId: z.uuid().nullable(),
    ownerId: z.uuid().nullable(),
    cause: z.enum(CAUSE_CATEGORIES).nullable(),
    whys: z.array(z.string().trim().max(why)).max(whys),
    rootCause: z.string().trim().max(rootCause),
    workaround: z.string().trim().max(workaround),
  }),
  root,
  async baseOf(tx, { problemId: id }) {
    const row = await tx.get('problem', id);
    return row ? knownOf(row) : null;
  },
  async run(tx, { problemId: id, whys: answers, ...args }) {
    require_(can(tx.actor.role, 'problem.manage'), 'forbidden');
    const now = await problemOf(tx, id);
    const chain = answers.map((answer) => answer.replace(/\s*\n\s*/g, ' ')).filter((answer) => answer !== '');
    const theirs = knownOf(now);
    const { fields, merged } = mergedFields(tx.base, { ...args, whys: chain.join('\n') }, theirs);
    await requireNamed(tx, fields, theirs);
    // What its state stands on is not taken from under it.
    for (const field of standsOn(now.state)) require_(fields[field] !== '', 'invalid', { field });
    const changed = changedFields(theirs, fields);
    if (Object.keys(changed).length > 0)
      await tx.update('problem', id, { ...changed, updatedAt: doneAt(tx, now.updatedAt) });
    return merged.length > 0 ? { merged } : undefined;
  },
});

interface Named {
  categoryId: string | null;
  siteId: string | null;
  ownerId: string | null;
}
const NOTHING_NAMED: Named = { categoryId: null, siteId: null, ownerId: null };

/** A category, a site and a person there are, where they are newly named. */
async function requireNamed(tx: Tx, mine: Named, theirs: Named): Promise<void> {
  const { categoryId, siteId, ownerId } = mine;
  if (categoryId && categoryId !== theirs.categoryId)
    require_(await tx.get('category', categoryId), 'invalid', { field: 'categoryId' });
  if (siteId && siteId !== theirs.siteId)
    require_(await tx.get('site', siteId), 'invalid', { field: 'siteId' });
  if (ownerId && ownerId !== theirs.ownerId) await requireOwner(tx, ownerId);
}

/** The problem goes on to its next state. */
export const stepProblem = defineMutation({
  name: 'problem.step',
  v: 1,
  args: z.strictObject({
    problemId,
    step: z.enum(PROBLEM_STEPS),
    /** Tasks are open, and it is over all the same. */
    leaveTasks: z.boolean().optional(),
  }),
  root,
  async run(tx, { problemId: id, step, leaveTasks }) {
    require_(can(tx.actor.role, 'problem.manage'), 'forbidden');
    const now = await problemOf(tx, id);
    const state = afterStep(now.state, step);
    require_(state, 'illegal_state', { state: now.state, step });
    const missing = missingFor(now, step, leaveTasks);
    require_(missing === null, 'invalid', { field: missing });
    const at = doneAt(tx, Math.max(now.stateSince, now.updatedAt));
    const ended = state === 'resolved' || state === 'closed';
    const resolvedAt = ended ? (now.resolvedAt ?? at) : null;
    await tx.update('problem', id, { state, stateSince: at, resolvedAt, updatedAt: at });
    return undefined;
  },
});
