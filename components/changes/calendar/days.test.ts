import { describe, expect, it } from 'vitest';
import { HOUR } from '#domain/kernel/types';
import { dayAt, daysOf, moved, placedIn, weekOf } from './days';

const at = (text: string) => new Date(`${text}T12:00`).getTime();

describe('the days of the calendar', () => {
  it('a week begins on a Monday, a month is whole weeks', () => {
    expect(new Date(weekOf(at('2026-11-29'))).getDate()).toBe(23);
    expect(daysOf('week', at('2026-11-28')).map((day) => new Date(day).getDate())).toEqual([
      ...[23, 24, 25, 26, 27, 28, 29],
    ]);
    const month = daysOf('month', at('2026-11-15'));
    expect(month).toHaveLength(42);
    expect(new Date(month[0] ?? 0).getDate()).toBe(26);
    expect(daysOf('month', at('2027-02-15'))).toHaveLength(28);
    expect(new Date(moved('month', at('2026-12-31'), 1)).getMonth()).toBe(0);
  });

  it('overlapping ones stand beside each other, those that meet do not', () => {
    const day = dayAt(at('2026-11-26'));
    const span = (from: number, to: number) => ({ from: day + from * HOUR, to: day + to * HOUR });
    const placed = placedIn(day, [
      span(8, 10),
      span(10, 12),
      span(11, 13),
      span(-5, 1),
      span(23, 30),
      span(30, 31),
    ]);
    expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      ...[
        [0, 1],
        [0, 1],
        [0, 2],
        [1, 2],
        [0, 1],
      ],
    ]);
    expect(placed[0]).toMatchObject({ top: 0 });
    expect((placed.at(-1)?.top ?? 0) + (placed.at(-1)?.height ?? 0)).toBeCloseTo(1);
  });
});
