import { z } from 'zod';
import { CHANGE_LIMITS, CHANGE_TIES, type PlanStep } from '#domain/change/change';
import { isEditable } from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { changedFields, mergedFields } from '../reference/guard';
import { changeFor, changeRoot, feltPatch, keepChange, keepSaid, nowOf, requireImplementer } from './guard';

const changeId = z.uuid();
const said = {
  title: z.string().trim().min(1).max(CHANGE_LIMITS.step),
  ownerId: z.uuid().nullable(),
  minutes: z.number().int().min(0).max(CHANGE_LIMITS.minutes),
};

const op = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), ...said }),
  z.strictObject({ kind: z.literal('set'), stepId: z.uuid(), ...said }),
  z.strictObject({ kind: z.literal('remove'), stepId: z.uuid() }),
]);

const saidOfStep = ({ title, ownerId, minutes }: PlanStep) => ({ title, ownerId, minutes });

/** A step comes to the plan of a change, is said otherwise, or goes. Of a standard one only who does it can be said. */
export const planChange = defineMutation({
  name: 'change.plan',
  v: 1,
  args: z.strictObject({ changeId, op }),
  root: changeRoot,
  async baseOf(tx, { changeId: id, op: asked }) {
    if (asked.kind !== 'set') return null;
    const step = (await tx.get('change', id))?.plan.find((one) => one.id === asked.stepId);
    return step ? saidOfStep(step) : null;
  },
  async run(tx, { changeId: id, op: asked }) {
    const now = await changeFor(tx, id);
    require_(isEditable(now.state), 'illegal_state', { state: now.state });
    const isOpen = now.type !== 'standard';
    if (asked.kind === 'add') {
      require_(isOpen, 'invalid', { field: 'plan', fault: 'standard' });
      require_(now.plan.length < CHANGE_LIMITS.steps, 'invalid', { field: 'plan' });
      if (asked.ownerId) await requireImplementer(tx, asked.ownerId);
      const { kind: _, ...step } = asked;
      const plan = [...now.plan, { id: tx.id(0), ...step, doneAt: null, doneById: null }];
      await keepSaid(tx, now, { plan }, { deed: 'planned', note: asked.title });
      return undefined;
    }
    const step = now.plan.find((one) => one.id === asked.stepId);
    if (asked.kind === 'remove') {
      if (!step) return undefined;
      require_(isOpen, 'invalid', { field: 'plan', fault: 'standard' });
      await keepSaid(
        tx,
        now,
        { plan: now.plan.filter((one) => one !== step) },
        { deed: 'planned', note: step.title },
      );
      return undefined;
    }
    require_(step, 'not_found', { field: 'stepId' });
    const { kind: _, stepId: __, ...mine } = asked;
    const theirs = saidOfStep(step);
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const changed = changedFields(theirs, fields);
    const others = changed.title !== undefined || changed.minutes !== undefined;
    require_(isOpen || !others, 'invalid', { field: 'plan', fault: 'standard' });
    if (changed.ownerId) await requireImplementer(tx, changed.ownerId);
    if (Object.keys(changed).length > 0) {
      const plan = now.plan.map((one) => (one === step ? { ...one, ...changed } : one));
      await keepSaid(tx, now, { plan }, { deed: 'planned', note: fields.title });
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

/** A step of a change that is being carried out is done, or is not after all. Said twice it is so once. */
export const tickChange = defineMutation({
  name: 'change.tick',
  v: 1,
  args: z.strictObject({ changeId, stepId: z.uuid(), done: z.boolean() }),
  root: changeRoot,
  async run(tx, { changeId: id, stepId, done }) {
    const now = await changeFor(tx, id);
    const step = now.plan.find((one) => one.id === stepId);
    require_(step, 'not_found', { field: 'stepId' });
    require_(now.state === 'implementing', 'illegal_state', { state: now.state });
    if ((step.doneAt !== null) === done) return undefined;
    const by = done ? { doneAt: nowOf(tx, now), doneById: tx.actor.id } : { doneAt: null, doneById: null };
    const plan = now.plan.map((one) => (one === step ? { ...one, ...by } : one));
    await keepChange(tx, now, { plan }, ...(done ? [{ deed: 'ticked' as const, note: step.title }] : []));
    return undefined;
  },
});

/** A change touches an asset, or no longer does. What feels it is found out, and its risk follows. */
export const touchAssets = defineMutation({
  name: 'change.touch',
  v: 1,
  args: z.strictObject({
    changeId,
    assetId: z.uuid(),
    touched: z.boolean(),
  }),
  root: changeRoot,
  async run(tx, { changeId: id, assetId, touched }) {
    const now = await changeFor(tx, id);
    require_(isEditable(now.state), 'illegal_state', { state: now.state });
    if (now.assetIds.includes(assetId) === touched) return undefined;
    const asset = touched ? await tx.get('asset', assetId) : undefined;
    require_(!touched || asset?.mergedIntoId === null, 'not_found', { field: 'assetIds' });
    const others = now.assetIds.filter((one) => one !== assetId);
    require_(others.length < CHANGE_LIMITS.assets, 'invalid', { field: 'assetIds' });
    const assetIds = touched ? [...others, assetId] : others;
    const patch = { assetIds, ...(await feltPatch(tx, { ...now, assetIds })) };
    await keepSaid(tx, now, patch, { deed: 'edited', note: 'assetIds' });
    return undefined;
  },
});

const TIED = { incident: 'incidentIds', problem: 'problemIds', caused: 'causedIds' } as const;

/** An incident or a problem and a change belong together, or no longer do. Only who sees it can say so. */
export const linkChange = defineMutation({
  name: 'change.link',
  v: 1,
  args: z.strictObject({
    changeId,
    kind: z.enum(CHANGE_TIES),
    id: z.uuid(),
    linked: z.boolean(),
  }),
  root: changeRoot,
  async run(tx, { changeId: of, kind, id, linked }) {
    const now = await changeFor(tx, of);
    const field = TIED[kind];
    if (now[field].includes(id) === linked) return undefined;
    const found = kind === 'problem' ? await tx.get('problem', id) : await tx.get('ticket', id);
    require_(found || !linked, 'not_found', { field });
    require_(!linked || !found || !('kind' in found) || found.kind === 'incident', 'invalid', { field });
    const others = now[field].filter((one) => one !== id);
    require_(others.length < CHANGE_LIMITS.links, 'invalid', { field });
    const note = found?.number ?? '';
    await keepChange(tx, now, { [field]: linked ? [...others, id] : others }, { deed: 'linked', note });
    return undefined;
  },
});
