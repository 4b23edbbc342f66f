import { describe, expect, it } from 'vitest';
import { boardHref, FREE_MAX, FREE_STEP, parseBoardQuery, teamWith } from './board';

const A = '019fa001-ae48-782b-b7cf-f2e63c6b9136';
const B = '019fa001-ae48-782b-b7cf-f2e63c6b9137';

describe('the address of the board', () => {
  it('is read and written the same', () => {
    for (const query of [
      { teams: [], free: FREE_STEP },
      { teams: [A], free: FREE_STEP },
      { teams: [A, B], free: FREE_STEP * 2 },
    ]) {
      const { searchParams } = new URL(boardHref(query), 'http://desk.test');
      expect(parseBoardQuery(Object.fromEntries(searchParams))).toEqual(query);
    }
  });

  it('counts what makes no sense as not said', () => {
    const nothing = { teams: [], free: FREE_STEP };
    for (const team of ['', 'x', `${A},`, `${A}' or 1=1`, Array(21).fill(A).join()])
      expect(parseBoardQuery({ team })).toEqual(nothing);
    for (const free of ['', '0', '-1', '41.5', '1e9', String(FREE_MAX + 1), 'x'])
      expect(parseBoardQuery({ free })).toEqual(nothing);
    expect(parseBoardQuery({ team: `${A},${A}` })).toEqual({ ...nothing, teams: [A] });
  });
});

it('a ticket stays in its team where it can', () => {
  const ticket = { teamId: 'net' };
  expect(teamWith(ticket, { teamIds: ['line', 'net'] }, ['line'])).toBe('net');
  expect(teamWith(ticket, { teamIds: ['pc', 'line'] }, ['line'])).toBe('line');
  expect(teamWith(ticket, { teamIds: ['pc', 'line'] }, [])).toBe('pc');
  expect(teamWith(ticket, { teamIds: [] }, ['line'])).toBeNull();
});
