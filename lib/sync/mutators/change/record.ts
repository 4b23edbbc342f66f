import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { CHANGE_LIMITS, CHANGE_TYPES } from '#domain/change/change';
import { RISK_FORM, riskOf } from '#domain/change/risk';
import { isEditable } from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { ChangeRow } from '#sync/views/change';
import { doneAt } from '../knowledge/words';
import { changedFields, mergedFields } from '../reference/guard';
import { changeFor, changeRoot, keepSaid, requireImplementer } from './guard';

const { title, text, links } = CHANGE_LIMITS;
const words = z.string().trim().max(text);
const at = z.number().int().nonnegative().nullable();
const named = {
  ...{ title: z.string().trim().min(1).max(title), reason: words, description: words },
  ...{ categoryId: z.uuid().nullable(), siteId: z.uuid().nullable() },
  ...{ ownerId: z.uuid().nullable(), teamId: z.uuid().nullable() },
};
const ids = z.array(z.uuid()).max(links);

/** Something is to be changed. A standard one has all of its plan from its template. */
export const openChange = defineMutation({
  name: 'change.open',
  v: 1,
  args: z.strictObject({
    changeId: z.uuid(),
    type: z.enum(CHANGE_TYPES),
    /** Of a standard one, and only of one: which. */
    templateId: z.uuid().nullable(),
    ...named,
    ...{ incidentIds: ids, problemIds: ids },
  }),
  root: changeRoot,
  creates: ({ changeId }) => changeId,
  async run(tx, { changeId: id, type, templateId, incidentIds, problemIds, ...said }) {
    require_(can(tx.actor.role, 'change.manage'), 'forbidden');
    require_((type === 'standard') === (templateId !== null), 'invalid', { field: 'templateId' });
    const template = templateId === null ? null : await tx.get('changeTemplate', templateId);
    require_(templateId === null || template?.active, 'invalid', { field: 'templateId' });
    await requireNamed(tx, said, NOTHING_NAMED);
    for (const one of incidentIds) require_(await tx.get('ticket', one), 'invalid', { field: 'incidentIds' });
    for (const one of problemIds) require_(await tx.get('problem', one), 'invalid', { field: 'problemIds' });
    const steps = (template?.plan ?? []).map((step, n) => ({
      ...{ id: tx.id(n), ...step, ownerId: null, doneAt: null, doneById: null },
    }));
    const risk = template?.risk ?? '';
    const now = doneAt(tx, 0);
    await tx.insert('change', {
      ...{ id, ...said, type, templateId, state: 'draft', stateSince: now, plan: steps },
      ...{
        number: await tx.nextNumber('change'),
        backOut: template?.backOut ?? '',
        tests: template?.tests ?? '',
      },
      ...{ windowFrom: null, windowTo: null, assetIds: [], felt: null, risk },
      ...{ riskLevel: riskOf(risk, null)?.level ?? null, approval: null, overrideReason: null },
      ...{
        requesterId: tx.actor.id,
        incidentIds: [...new Set(incidentIds)],
        problemIds: [...new Set(problemIds)],
        causedIds: [],
      },
      ...{ startedAt: null, backedOutAt: null, endedAt: null, result: null, reviewNotes: '' },
      ...{ log: [{ at: now, byId: tx.actor.id, deed: 'opened', note: '' }], createdAt: now, updatedAt: now },
    });
    return undefined;
  },
});

/** What of a change people write down in one go. */
export const saidOfChange = (row: ChangeRow) => ({
  ...{ title: row.title, reason: row.reason, description: row.description, backOut: row.backOut },
  ...{ tests: row.tests, windowFrom: row.windowFrom, windowTo: row.windowTo, risk: row.risk },
  ...{ categoryId: row.categoryId, siteId: row.siteId, ownerId: row.ownerId, teamId: row.teamId },
});

/** What is written down of a change. Of two who say the same otherwise the first stands, and the other is told. */
export const editChange = defineMutation({
  name: 'change.edit',
  v: 1,
  args: z.strictObject({
    changeId: z.uuid(),
    ...named,
    ...{ backOut: words, tests: words, windowFrom: at, windowTo: at },
    risk: z.string().regex(RISK_FORM).or(z.literal('')),
  }),
  root: changeRoot,
  async baseOf(tx, { changeId }) {
    const row = await tx.get('change', changeId);
    return row ? saidOfChange(row) : null;
  },
  async run(tx, { changeId, ...mine }) {
    const now = await changeFor(tx, changeId);
    require_(isEditable(now.state), 'illegal_state', { state: now.state });
    const theirs = saidOfChange(now);
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const changed = changedFields(theirs, fields);
    // What is pre-approved of a standard change is not said otherwise: it would be another change.
    for (const field of ['backOut', 'tests', 'risk'] as const)
      require_(now.type !== 'standard' || changed[field] === undefined, 'invalid', {
        field,
        fault: 'standard',
      });
    const { windowFrom: from, windowTo: to } = fields;
    require_((from === null) === (to === null), 'invalid', { field: 'window' });
    require_(from === null || to === null || from < to, 'invalid', { field: 'window' });
    // The window of one that is scheduled is moved where freezes are looked at.
    const moves = changed.windowFrom !== undefined || changed.windowTo !== undefined;
    // Of one that needs no approval the site too: nobody would look at the freezes of another.
    const isElsewhere = now.type === 'standard' && changed.siteId !== undefined;
    require_(now.state !== 'scheduled' || !isElsewhere, 'illegal_state', { field: 'siteId' });
    require_(now.state !== 'scheduled' || !moves, 'illegal_state', { field: 'window', state: now.state });
    await requireNamed(tx, fields, theirs);
    if (Object.keys(changed).length > 0) {
      const riskLevel = riskOf(fields.risk, now.felt)?.level ?? null;
      const note = Object.keys(changed).join(' ');
      await keepSaid(tx, now, { ...changed, riskLevel }, { deed: 'edited', note });
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

interface Named {
  categoryId: Id | null;
  siteId: Id | null;
  ownerId: Id | null;
  teamId: Id | null;
}
const NOTHING_NAMED: Named = { categoryId: null, siteId: null, ownerId: null, teamId: null };

/** A category, a site, a team and a person there are, where they are newly named. */
async function requireNamed(tx: Tx, mine: Named, theirs: Named): Promise<void> {
  const found = { categoryId: 'category', siteId: 'site', teamId: 'team' } as const;
  for (const field of ['categoryId', 'siteId', 'teamId'] as const) {
    const id = mine[field];
    if (id && id !== theirs[field]) require_(await tx.get(found[field], id), 'invalid', { field });
  }
  if (mine.ownerId && mine.ownerId !== theirs.ownerId) await requireImplementer(tx, mine.ownerId);
}
