import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { type ApprovalGroup, lacking, waitedFor } from '#domain/approval/approval';
import { remindAt } from '#domain/approval/remind';
import {
  CHANGE_LIMITS,
  CHANGE_RESULTS,
  type ChangeApproval,
  type ChangeState,
  ownOf,
  wasRejected,
} from '#domain/change/change';
import { expiryOf } from '#domain/change/expire';
import { changeRulesFor, neededOfRule } from '#domain/change/policy';
import { freezesIn } from '#domain/change/schedule';
import {
  afterChangeStep,
  afterReview,
  CHANGE_STEPS,
  type ChangeStep,
  missingForChange,
} from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { ChangeRow } from '#sync/views/change';
import { changeSeenOf } from '#sync/views/change-seen';
import { votesOf } from '../approval/plan';
import { changeFor, changeRoot, feltPatch, heardOf, keepChange, keepSaid, nowOf, tellVoid } from './guard';

const changeId = z.uuid();
/** Steps before which it is found out anew who feels it. */
const LOOKS_AGAIN: ReadonlySet<ChangeStep> = new Set(['submit', 'ask', 'startUrgent']);
const note = z.string().trim().max(CHANGE_LIMITS.note);

/** The change goes on to its next state. */
export const stepChange = defineMutation({
  name: 'change.step',
  v: 1,
  args: z.strictObject({
    changeId,
    step: z.enum(CHANGE_STEPS),
    /** Why it is called off or looked at anew; else whatever is to be said. */
    note,
    /** Steps of its plan are not done, and it is over all the same. */
    leaveSteps: z.boolean(),
  }),
  root: changeRoot,
  async run(tx, { changeId: id, step, note: said, leaveSteps }) {
    const now = await changeFor(tx, id);
    const state = afterChangeStep(now, step);
    require_(state, 'illegal_state', { state: now.state, step });
    const missing = missingForChange(now, step, said, leaveSteps);
    require_(missing === null, 'invalid', { field: missing });
    const at = nowOf(tx, now);
    const told = { deed: step, note: said };
    // What was pre-approved is no longer, once its template is taken out of use.
    if (step === 'submit' && now.templateId)
      require_((await tx.get('changeTemplate', now.templateId))?.active, 'invalid', { field: 'templateId' });
    if (step === 'start') await requireThawed(tx, now, at);
    // A refusal is not got round by doing it first.
    if (step === 'startUrgent' && wasRejected(now.log))
      require_(can(tx.actor.role, 'change.overrule'), 'forbidden');
    // What leans on its assets may be more by now: whoever assesses and decides knows what is so today.
    const feels = LOOKS_AGAIN.has(step) ? await feltPatch(tx, now) : {};
    // Whoever does an urgent one first is to be approved of afterwards: they are asked as it begins.
    const asks = step === 'ask' || (step === 'startUrgent' && now.approval?.outcome !== 'approved');
    const approval = asks ? await askFor(tx, { ...now, ...feels }, state, heardOf(tx, now)) : now.approval;
    await keepChange(
      tx,
      now,
      {
        ...feels,
        ...{ state, approval: step === 'revise' ? null : approval },
        ...(step === 'revise' ? { overrideReason: null } : {}),
        ...(step === 'start' || step === 'startUrgent' ? { startedAt: at } : {}),
        ...(step === 'cancel' ? { endedAt: at } : {}),
      },
      told,
    );
    // Who was asked before it began knows.
    if (asks && approval && approval !== now.approval) tellAsked(tx, id, approval);
    if (step === 'revise') tellVoid(tx, now);
    return undefined;
  },
});

/** A freeze that came after it was scheduled, or before its window, keeps it from beginning as well. @throws DomainError `frozen` */
async function requireThawed(tx: Tx, now: ChangeRow, at: Instant): Promise<void> {
  if (now.overrideReason !== null) return;
  const [frozen] = freezesIn(await tx.all('freeze'), { from: at, to: at + 1 }, now.siteId);
  require_(!frozen, 'frozen', { freeze: frozen?.name ?? '' });
}

/** Whoever is newly asked is told, and where too few can be, those who may name more. */
function tellAsked(tx: Tx, changeId: Id, approval: ChangeApproval): void {
  const personIds = waitedFor(approval);
  if (personIds.length > 0) tx.emit({ type: 'change.approvalWanted', changeId, personIds });
  if (approval.groups.some((group) => lacking(group) > 0))
    tx.emit({ type: 'change.approverLacking', changeId });
}

/** Who is asked about it, as the rules say. @throws DomainError `invalid` where no rule says so */
async function askFor(tx: Tx, now: ChangeRow, state: ChangeState, since: Instant): Promise<ChangeApproval> {
  if (now.state === 'awaiting_approval' && now.approval) return now.approval;
  const rules = changeRulesFor(await tx.all('changePolicy'), now);
  require_(rules.length > 0, 'invalid', { field: 'policy' });
  const groups: ApprovalGroup[] = [];
  for (const rule of rules) {
    const members = rule.teamId ? await tx.membersOf(rule.teamId) : [];
    const ids = [...new Set([...rule.personIds, ...members])];
    const votes = await votesOf(tx, ids, ownOf(now));
    const all = await votesOf(tx, ids, new Set([now.requesterId]));
    groups.push({ who: 'people', needed: neededOfRule(rule, all.length), votes });
  }
  return {
    ...{ since, outcome: 'wanted', decidedAt: null, groups, names: rules.map(({ name }) => name) },
    ...{ remindAt: remindAt(since, 0), reminders: 0, seen: changeSeenOf(now) },
    // What is being carried out already waits: it is shown as late.
    expiresAt: state === 'awaiting_approval' ? expiryOf(rules, now, since) : null,
  };
}

/**
 * An approved change has its time. A freeze keeps it away, unless somebody who may says why it does not; a window that is
 * another than the approved one makes it another change.
 */
export const scheduleChange = defineMutation({
  name: 'change.schedule',
  v: 1,
  args: z.strictObject({
    changeId,
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
    /** Why it is done in spite of a freeze; empty: it is in none. */
    overrideReason: note,
  }),
  root: changeRoot,
  async run(tx, { changeId: id, from, to, overrideReason }) {
    const now = await changeFor(tx, id);
    require_(now.state === 'approved' || now.state === 'scheduled', 'illegal_state', { state: now.state });
    const at = nowOf(tx, now);
    require_(from < to && to > at, 'invalid', { field: 'window' });
    const [frozen] = freezesIn(await tx.all('freeze'), { from, to }, now.siteId);
    if (frozen) {
      require_(overrideReason !== '', 'frozen', { freeze: frozen.name });
      require_(can(tx.actor.role, 'change.overrule'), 'forbidden');
    }
    const window = { windowFrom: from, windowTo: to };
    const isAnother = from !== now.windowFrom || to !== now.windowTo;
    if (isAnother && now.type !== 'standard') {
      await keepSaid(tx, now, window, { deed: 'edited', note: 'windowFrom windowTo' });
      return undefined;
    }
    if (now.state === 'scheduled' && !isAnother) return undefined;
    await keepChange(
      tx,
      now,
      { ...window, state: 'scheduled', overrideReason: frozen ? overrideReason : null },
      { deed: 'scheduled' },
      ...(frozen ? [{ deed: 'overridden' as const, note: overrideReason }] : []),
    );
    return undefined;
  },
});

/** It is undone again: what is left is to look back at it. */
export const backOutChange = defineMutation({
  name: 'change.backOut',
  v: 1,
  args: z.strictObject({ changeId, reason: note.min(1) }),
  root: changeRoot,
  async run(tx, { changeId: id, reason }) {
    const now = await changeFor(tx, id);
    require_(now.state === 'implementing', 'illegal_state', { state: now.state });
    const patch = { state: 'review', backedOutAt: nowOf(tx, now) } as const;
    await keepChange(tx, now, patch, { deed: 'backedOut', note: reason });
    return undefined;
  },
});

/** How it went: it is over. */
export const reviewChange = defineMutation({
  name: 'change.review',
  v: 1,
  args: z.strictObject({
    changeId,
    result: z.enum(CHANGE_RESULTS),
    notes: z.string().trim().max(CHANGE_LIMITS.text),
  }),
  root: changeRoot,
  async run(tx, { changeId: id, result, notes }) {
    const now = await changeFor(tx, id);
    const state = afterReview(now, result);
    const waits = now.state === 'review' && now.approval?.outcome === 'wanted';
    require_(!waits, 'illegal_state', { state: now.state, field: 'approval' });
    require_(state, 'illegal_state', { state: now.state, result });
    // What did not go as it was meant to is said, so that it goes better.
    require_(result === 'success' || notes !== '', 'invalid', { field: 'notes' });
    const patch = { state, result, reviewNotes: notes, endedAt: nowOf(tx, now) };
    await keepChange(tx, now, patch, { deed: 'reviewed', note: result });
    return undefined;
  },
});
