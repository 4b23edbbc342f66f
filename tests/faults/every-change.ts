import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { derivedId } from '#sync/ids';
import type { ArgsOf } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import type { Act } from '#tests/simulation/acts';
import type { Reached } from './world';

interface Somebody {
  reached: Reached;
  id: Id;
}

/** Opened, planned, decided on by more than were asked, approved, scheduled, carried out and looked back at; another is backed out of. */
export async function everyChange(
  by: (reached: Reached, ...acts: Act[]) => Promise<void>,
  { reached: owner, id: me }: Somebody,
  { reached: approver, id: approverId }: Somebody,
  /** of the staff as well */
  otherId: Id,
): Promise<void> {
  const [changeId, second, third, assetId] = [newId(), newId(), newId(), newId()];
  const now = Date.now();
  const about = { title: 'Replace the injectors', reason: 'They fail', description: '', ownerId: null };
  const named = { ...about, categoryId: null, siteId: null, teamId: null };
  const open: Omit<ArgsOf<'change.open'>, 'changeId'> = {
    ...{ ...named, type: 'emergency', templateId: null, incidentIds: [], problemIds: [] },
  };
  const written = {
    ...{ ...named, backOut: 'Old ones back in', tests: '', risk: '000/000' },
    ...{ windowFrom: now + 3_600_000, windowTo: now + 7_200_000 },
  };
  await by(approver, {
    name: 'changePolicy.save',
    args: {
      ...{ policyId: newId(), name: 'CAB', position: 1, types: [], riskAtLeast: null, siteIds: [] },
      ...{ categoryIds: [], personIds: [approverId], teamId: null, need: 'any', last: false, active: true },
    },
  });
  const step = (of: Id, name: ArgsOf<'change.step'>['step']): Act => ({
    name: 'change.step',
    args: { changeId: of, step: name, note: '', leaveSteps: true },
  });
  await by(
    owner,
    { name: 'change.open', args: { changeId, ...open, type: 'normal', ownerId: me } },
    {
      name: 'change.plan',
      args: { changeId, op: { kind: 'add', title: 'Swap', ownerId: null, minutes: 9 } },
    },
  );
  const stepId = derivedId(owner.browser.made.at(-1) ?? '', 0);
  await by(
    owner,
    { name: 'change.edit', args: { changeId, ...written, ownerId: me } },
    { name: 'asset.found', args: { assetId, tag: 'AP-CHANGED-1', siteId: null, place: 'Cellar' } },
    { name: 'change.touch', args: { changeId, assetId, touched: true } },
    ...(['submit', 'assess', 'ask'] as const).map((one) => step(changeId, one)),
  );
  await approver.browser.talk();
  const row = await approver.browser.store.read((t) => t.rows.get('change', changeId));
  const seen = row ? changeSeenOf(row) : '';
  await by(
    approver,
    { name: 'change.nameApprover', args: { changeId, group: 0, personId: otherId } },
    { name: 'change.handOn', args: { changeId, fromId: approverId, toId: null } },
    { name: 'change.decide', args: { changeId, decision: 'approved', comment: '', seen } },
  );
  await owner.browser.talk();
  const { windowFrom: from, windowTo: to } = written;
  await by(
    owner,
    { name: 'change.schedule', args: { changeId, from, to, overrideReason: '' } },
    step(changeId, 'start'),
    { name: 'change.tick', args: { changeId, stepId, done: true } },
    step(changeId, 'finish'),
    { name: 'change.review', args: { changeId, result: 'success', notes: '' } },
    { name: 'change.open', args: { changeId: second, ...open, ownerId: me } },
    step(second, 'startUrgent'),
    { name: 'change.backOut', args: { changeId: second, reason: 'It got worse' } },
  );
  const problemId = newId();
  const problem = {
    problemId,
    title: 'Heat',
    description: '',
    categoryId: null,
    siteId: null,
    ownerId: null,
  };
  await by(
    owner,
    { name: 'problem.open', args: { ...problem, words: [], ticketIds: [] } },
    { name: 'change.open', args: { changeId: third, ...open, ownerId: me } },
    { name: 'change.link', args: { changeId: third, kind: 'problem', id: problemId, linked: true } },
  );
  await by(
    approver,
    { name: 'changeTemplate.save', args: { templateId: newId(), name: 'Swap', changeId, active: true } },
    {
      name: 'freeze.save',
      args: {
        freezeId: newId(),
        name: 'Go-live',
        reason: '',
        kind: 'freeze',
        from,
        to,
        siteId: null,
        active: true,
      },
    },
  );
}
