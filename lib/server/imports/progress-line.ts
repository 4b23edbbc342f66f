import 'server-only';
import type { Progress } from './walk';

const BAR = 24;
const number = new Intl.NumberFormat('en');

/** One line about how far an import is. @param ms since its phase began */
export function progressLine({ phase, rows, of, errors, read }: Progress, ms: number): string {
  const perSecond = ms > 500 ? Math.round((rows / ms) * 1000) : null;
  const left = of !== null && perSecond ? Math.ceil((of - rows) / perSecond) : null;
  return [
    phase === 'checking'
      ? `Checking: ${number.format(rows)} rows, ${Math.round(read * 100)} % of the file`
      : `${number.format(rows)} of ${number.format(of ?? rows)} rows`,
    ...(perSecond === null ? [] : [`${number.format(perSecond)} rows/s`]),
    `${number.format(errors)} ${errors === 1 ? 'error' : 'errors'}`,
    ...(left === null ? [] : [`${duration(left)} left`]),
  ].join(' · ');
}

/** The same with a bar before it. */
export function progressBar(now: Progress, ms: number): string {
  const share = now.of ? now.rows / now.of : now.read;
  const full = Math.min(BAR, Math.round(share * BAR));
  return `[${'█'.repeat(full)}${'·'.repeat(BAR - full)}] ${progressLine(now, ms)}`;
}

const duration = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
