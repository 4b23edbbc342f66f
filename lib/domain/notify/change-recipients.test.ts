import { describe, expect, test } from 'vitest';
import { changeRecipients } from './change-recipients';

const changeId = 'c';
const parties = {
  ...{ requesterId: 'lena', ownerId: 'omar', managerIds: ['meera', 'lena', 'omar'] },
  readers: new Set(['lena', 'omar', 'meera', 'nils', 'asha']),
};
const told = (event: Parameters<typeof changeRecipients>[0], actor = 'ada') =>
  changeRecipients(event, actor, parties).map((one) => `${one.personId} ${one.event} ${one.detail}`);

describe('who hears of a change', () => {
  test('whoever is asked, newly or again: never of their own act, nor who may not read it', () => {
    const personIds = ['nils', 'asha', 'gone', 'ada'];
    expect(told({ type: 'change.approvalWanted', changeId, personIds })).toEqual([
      'nils change.approvalWanted null',
      'asha change.approvalWanted null',
    ]);
    expect(told({ type: 'change.approvalWanted', changeId, personIds, again: true }, 'nils')).toEqual([
      'asha change.approvalWanted again',
    ]);
  });
  test('of a decision the owner and who asked for it, each once', () => {
    const decided = { type: 'change.decided', changeId, outcome: 'rejected' } as const;
    expect(told(decided)).toEqual(['omar change.decided rejected', 'lena change.decided rejected']);
    expect(changeRecipients(decided, 'x', { ...parties, requesterId: 'omar' })).toHaveLength(1);
  });
  test('those who had decided, once it is void; the owner, once it is too late', () => {
    expect(told({ type: 'change.voided', changeId, personIds: ['nils'] })).toEqual([
      'nils change.voided null',
    ]);
    expect(told({ type: 'change.expired', changeId })).toEqual(['omar change.voided expired']);
    expect(
      changeRecipients({ type: 'change.expired', changeId }, 'x', { ...parties, ownerId: null }),
    ).toEqual([{ personId: 'lena', event: 'change.voided', detail: 'expired' }]);
  });
  test('those who may name more, but for whose own it is', () => {
    expect(told({ type: 'change.approverLacking', changeId })).toEqual([
      'meera change.approvalWanted lacking',
    ]);
  });
});
