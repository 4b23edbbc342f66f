import { describe, expect, it } from 'vitest';
import { CAST } from '#tests/support/stage';
import { ARTICLE_STATES } from './article';
import { isReviewDue, monthsLater } from './review';
import { isWritable, possibleArticleSteps } from './steps';

const { asha, lena, omar, meera } = CAST;
const of = (state: (typeof ARTICLE_STATES)[number]) => ({ state, ownerId: lena.id });

describe('who may do what with an article', () => {
  it.each([
    ['draft', ['submit', 'discard'], ['submit'], ['submit', 'publish', 'discard']],
    ['in_review', ['rework', 'discard'], ['rework'], ['rework', 'publish', 'discard']],
    ['published', ['confirm'], ['confirm'], ['confirm', 'retire']],
    ['retired', [], [], ['publish']],
  ] as const)('%s', (state, owner, colleague, manager) => {
    expect(possibleArticleSteps(lena, of(state))).toEqual(owner);
    expect(possibleArticleSteps(omar, of(state))).toEqual(colleague);
    expect(possibleArticleSteps(meera, of(state))).toEqual(manager);
    expect(possibleArticleSteps(asha, of(state))).toEqual([]);
  });

  it('its words change only before it is published', () => {
    expect(ARTICLE_STATES.filter(isWritable)).toEqual(['draft', 'in_review']);
  });
});

describe('when it is looked at again', () => {
  it.each([
    ['2026-03-15T10:00:00Z', 12, '2027-03-15T10:00:00Z'],
    ['2026-08-31T10:00:00Z', 6, '2027-02-28T10:00:00Z'],
    ['2028-02-29T23:59:59Z', 12, '2029-02-28T23:59:59Z'],
    ['2026-11-30T00:00:00Z', 1, '2026-12-30T00:00:00Z'],
  ])('%s and %i months', (at, months, then) => {
    expect(monthsLater(Date.parse(at), months)).toBe(Date.parse(then));
  });

  it('only what is published is due', () => {
    expect(isReviewDue({ state: 'published', reviewDueAt: 5 }, 5)).toBe(true);
    expect(isReviewDue({ state: 'published', reviewDueAt: 6 }, 5)).toBe(false);
    expect(isReviewDue({ state: 'retired', reviewDueAt: 5 }, 9)).toBe(false);
  });
});
