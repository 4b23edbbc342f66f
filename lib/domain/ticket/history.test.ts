import { describe, expect, it } from 'vitest';
import { DAY } from '../kernel/types';
import { isHistory, SYNC_DEPTH } from './history';
import { TICKET_STATES } from './states';

const now = 1_000 * DAY;
const long = now - SYNC_DEPTH - 1;

describe('history', () => {
  it('is what is closed or cancelled, and quiet, for longer than devices look back', () => {
    const old = TICKET_STATES.filter((state) => isHistory({ state, stateSince: long, updatedAt: long }, now));
    expect(old).toEqual(['closed', 'cancelled', 'rejected']);
  });

  it('is not what ended, or was written to, since', () => {
    const edge = now - SYNC_DEPTH;
    expect(isHistory({ state: 'closed', stateSince: edge, updatedAt: long }, now)).toBe(false);
    expect(isHistory({ state: 'closed', stateSince: long, updatedAt: edge }, now)).toBe(false);
  });
});
