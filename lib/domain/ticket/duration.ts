import { WORK_MINUTES_MAX } from './limits';

/**
 * Reads a span of work as people write it: "25", "25 min", "1:30", "1 h 30", "1h", "1.5 h", "1,5h".
 *
 * @returns whole minutes, rounded up, between 1 and a day; null when it is none of these
 */
export function parseMinutes(text: string): number | null {
  const written = text.trim().toLowerCase().replace(',', '.');
  const minutes = asClock(written) ?? asWords(written);
  if (minutes === null || minutes < 1 || minutes > WORK_MINUTES_MAX) return null;
  return minutes;
}

function asClock(text: string): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  return clock ? Number(clock[1]) * 60 + Number(clock[2]) : null;
}

function asWords(text: string): number | null {
  const words = /^(?:(\d+(?:\.\d+)?)\s*(?:h|hours?|hrs?)\s*)?(?:(\d{1,4})\s*(?:m|min|mins|minutes?)?)?$/.exec(
    text,
  );
  if (!words || (words[1] === undefined && words[2] === undefined)) return null;
  return Math.ceil(Number(words[1] ?? 0) * 60) + Number(words[2] ?? 0);
}
