import { readFileSync } from 'node:fs';

/** Ticks of `utime` and `stime` in a second: 100 on every Linux there is. */
const TICKS = 100;

/** Processor time a process has used so far, all its threads, in ms; null where there is no /proc. */
export function cpuOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000;
  } catch {
    return null;
  }
}
