import type { Instant } from '#domain/kernel/types';

/** A day and a time by the clock of whoever types them: "2026-12-24", "08:00". */
export interface TypedTime {
  date: string;
  time: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

export function typedTime(at: Instant): TypedTime {
  const day = new Date(at);
  return {
    date: `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
    time: `${two(day.getHours())}:${two(day.getMinutes())}`,
  };
}

/** Undefined: that is no time. */
export function instantTyped({ date, time }: TypedTime): Instant | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T${time}`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
