import { randomUUID } from 'node:crypto';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import type { Someone } from './sync-door';

/** These have to approve every change from now on, and nobody else: other rules are not looked at. @param policyId of a rule there is, to change it */
export const changesApprovedBy = (
  administrator: Someone,
  personIds: readonly Id[],
  { policyId = randomUUID() as Id, need = 'any' as 'any' | 'all' } = {},
) =>
  administrator.act('changePolicy.save', {
    ...{ policyId, name: 'CAB', position: 0, types: [], riskAtLeast: null, siteIds: [], categoryIds: [] },
    ...{ personIds: [...personIds], teamId: null, need, last: true, active: true, withinHours: null },
  });

/** A change of its owner that people are asked about. @param days until its window @returns its id */
export async function askedChange(owner: Someone, title: string, days = 3): Promise<Id> {
  const changeId = randomUUID();
  const said = {
    ...{ title, reason: 'Batch 7G0 fails when it is warm', description: '', categoryId: null },
    ...{ siteId: null, ownerId: owner.id, teamId: null },
  };
  await owner.act('change.open', {
    ...{ changeId, ...said, type: 'normal', templateId: null, incidentIds: [], problemIds: [] },
  });
  await owner.act('change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'Pull the old injector', ownerId: null, minutes: 15 } },
  });
  const windowFrom = Math.ceil(Date.now() / HOUR) * HOUR + days * DAY;
  const window = { windowFrom, windowTo: windowFrom + 2 * HOUR };
  const written = { backOut: 'The old injector back in', tests: 'Ping it', risk: '010/100' };
  const unwritten = { backOut: '', tests: '', risk: '', windowFrom: null, windowTo: null };
  await owner.act('change.edit', { changeId, ...said, ...written, ...window }, { ...said, ...unwritten });
  for (const step of ['submit', 'assess', 'ask'] as const)
    await owner.act('change.step', { changeId, step, note: '', leaveSteps: false });
  return changeId;
}

/** What is asked about becomes another: a step comes to its plan. */
export const replan = (owner: Someone, changeId: Id) =>
  owner.act('change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'And the switch', ownerId: null, minutes: 30 } },
  });
