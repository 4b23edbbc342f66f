import { expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { entryRow } from '#tests/support/local-client';
import { ratingsOf } from './ratings';

const ticketId = newId();
const rated = (effectiveAt: number, body = '') =>
  entryRow(ticketId, { kind: 'rate', effectiveAt, body, data: { score: 4 } });

it('what was said of an earlier fix does not count for this one', () => {
  const reopened = entryRow(ticketId, { kind: 'step', effectiveAt: 20, data: { step: 'reopen' } });
  const [first, second, third] = [rated(10, 'First'), rated(30), rated(40, 'Third')];
  expect(ratingsOf([second, first, reopened, third])).toEqual([third, second]);
  expect(ratingsOf([first, entryRow(ticketId, { effectiveAt: 15 })])).toEqual([first]);
  expect(ratingsOf([])).toEqual([]);
});
