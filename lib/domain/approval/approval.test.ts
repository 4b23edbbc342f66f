import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Approval,
  type ApprovalGroup,
  type ApprovalVote,
  askedOf,
  decided,
  lacking,
  outcomeOf,
  outcomeOfGroup,
  waitedFor,
} from './approval';

const vote = (personId: string, over: Partial<ApprovalVote> = {}): ApprovalVote => ({
  ...{ personId, name: personId, standInId: null, standIn: null, decision: null, byId: null, at: null },
  ...over,
});
const group = (needed: number, ...votes: ApprovalVote[]): ApprovalGroup => ({ who: 'people', needed, votes });
const approval = (...groups: ApprovalGroup[]): Approval => ({
  ...{ since: 0, outcome: 'wanted', decidedAt: null, groups, remindAt: 5, reminders: 0 },
});
const yes = { decision: 'approved' } as const;
const no = { decision: 'rejected' } as const;

describe('the outcome', () => {
  it('any: one who approves is enough, one who rejects is not', () => {
    expect(outcomeOfGroup(group(1, vote('a', yes), vote('b')))).toBe('approved');
    expect(outcomeOfGroup(group(1, vote('a', no), vote('b')))).toBe('wanted');
    expect(outcomeOfGroup(group(1, vote('a', no), vote('b', no)))).toBe('rejected');
  });
  it('all: one who rejects is enough', () => {
    expect(outcomeOfGroup(group(2, vote('a', yes), vote('b')))).toBe('wanted');
    expect(outcomeOfGroup(group(2, vote('a', no), vote('b')))).toBe('rejected');
  });
  it('a number: rejected as soon as it cannot be reached', () => {
    const three = (...votes: ApprovalVote[]) => outcomeOfGroup(group(2, ...votes));
    expect(three(vote('a', no), vote('b'), vote('c'))).toBe('wanted');
    expect(three(vote('a', no), vote('b', no), vote('c'))).toBe('rejected');
    expect(three(vote('a', no), vote('b', yes), vote('c', yes))).toBe('approved');
  });
  it('who lacks people waits for them to be named', () => {
    const none = group(1);
    expect([outcomeOfGroup(none), lacking(none)]).toEqual(['wanted', 1]);
    expect(outcomeOfGroup(group(2, vote('a', yes)))).toBe('wanted');
  });
  it('every group has to approve, and one that rejects ends it', () => {
    expect(outcomeOf([group(1, vote('a', yes)), group(1, vote('b'))])).toBe('wanted');
    expect(outcomeOf([group(1, vote('a', yes)), group(1, vote('b', yes))])).toBe('approved');
    expect(outcomeOf([group(1, vote('a', yes)), group(1, vote('b', no))])).toBe('rejected');
  });
});

describe('who is asked', () => {
  const both = approval(
    group(1, vote('a'), vote('b', { standInId: 's', standIn: 's' })),
    group(1, vote('c', yes)),
  );
  it('those who stand in as well; nobody of a group that has decided is waited for', () => {
    expect(askedOf(both)).toEqual(['a', 'b', 'c', 's']);
    expect(waitedFor(both)).toEqual(['a', 'b', 's']);
    expect(askedOf(null)).toEqual([]);
  });
  it('a stand-in decides for the one they stand in for, and is written down', () => {
    const after = decided(both, 's', 'approved', 7);
    expect(after.groups[0]?.votes[1]).toMatchObject({
      decision: 'approved',
      byId: 's',
      at: 7,
      personId: 'b',
    });
    expect(after).toMatchObject({ outcome: 'approved', decidedAt: 7, remindAt: null });
    expect(waitedFor(after)).toEqual([]);
  });
  it('one word counts in every group one is asked in, and never twice', () => {
    const twice = approval(group(1, vote('a')), group(2, vote('a'), vote('b')));
    const once = decided(twice, 'a', 'approved', 1);
    expect(once.outcome).toBe('wanted');
    expect(decided(once, 'a', 'rejected', 2)).toEqual(once);
    expect(decided(once, 'b', 'approved', 3).outcome).toBe('approved');
  });
  it('one person is one word of a group, whomever else they stand in for', () => {
    const away = approval(group(2, vote('a', { standInId: 'b', standIn: 'b' }), vote('b')));
    const once = decided(away, 'b', 'approved', 1);
    expect(once.outcome).toBe('wanted');
    expect(once.groups[0]?.votes.map(({ byId }) => byId)).toEqual([null, 'b']);
    expect(waitedFor(once)).toEqual(['a']);
    expect(decided(once, 'b', 'approved', 2)).toEqual(once);
    const shared = group(2, vote('a', { standInId: 's' }), vote('b', { standInId: 's' }));
    expect(decided(approval(shared), 's', 'approved', 1).outcome).toBe('wanted');
  });
  it('whoever was not asked changes nothing', () => {
    expect(decided(both, 'x', 'approved', 1)).toEqual(both);
  });
});

it('whatever the order of the words, the outcome is there as soon as it is certain, and stays', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      fc.shuffledSubarray(people, { minLength: 5 }),
      (needed, words, order) => {
        let now = approval(group(needed, ...people.map((id) => vote(id))));
        let outcome = now.outcome;
        for (const [at, id] of order.entries()) {
          if (now.outcome !== 'wanted') break;
          now = decided(now, id, words[people.indexOf(id)] ? 'approved' : 'rejected', at);
          outcome = now.outcome;
        }
        const all = words.filter(Boolean).length;
        expect(outcome).toBe(all >= needed ? 'approved' : 'rejected');
      },
    ),
  );
});
