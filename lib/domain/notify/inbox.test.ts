import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel/types';
import { byDay } from './inbox';

const NOON = Date.UTC(2026, 10, 27, 12);
const [printer, router] = ['0193b1f2-0000-7000-8000-000000000001', '0193b1f2-0000-7000-8000-000000000002'];
const told = (ticketId: string, at: number, readAt: number | null = null) => ({ ticketId, at, readAt });
const utc = (at: number) => new Date(at).toISOString().slice(0, 10);

describe('an inbox', () => {
  it('has one line for all that happened to a ticket on a day, where its newest stands', () => {
    const notices = [
      told(printer, NOON),
      told(router, NOON - HOUR, NOON),
      told(printer, NOON - 2 * HOUR),
      told(printer, NOON - 3 * HOUR, NOON),
    ];
    expect(byDay(notices, utc)).toEqual([
      {
        at: NOON,
        groups: [
          { ticketId: printer, notices: [notices[0], notices[2], notices[3]], unread: 2 },
          { ticketId: router, notices: [notices[1]], unread: 0 },
        ],
      },
    ]);
  });

  it('keeps days apart, as the reader counts them', () => {
    const notices = [told(printer, NOON), told(printer, NOON - DAY)];
    expect(byDay(notices, utc).map(({ groups }) => groups.length)).toEqual([1, 1]);
    expect(byDay(notices, () => 'one day')).toHaveLength(1);
  });

  it('of nothing has nothing', () => {
    expect(byDay([], utc)).toEqual([]);
  });
});
