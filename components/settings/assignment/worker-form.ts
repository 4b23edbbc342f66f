import { instantTyped, typedTime } from '#components/shell/typed-time';
import type { Instant } from '#domain/kernel/types';
import type { WorkerSetting } from '#domain/settings/handing-out';
import { SETTING_LIMITS } from '#domain/settings/limits';
import type { TypedFault } from '../fault-words';
import { skillFault, withTyped } from './rule-form';

export interface WorkerFields {
  name: string;
  skills: string[];
  /** a skill that is typed and not added yet */
  skill: string;
  calendarId: string | null;
  away: boolean;
  /** by the clock of whoever sets it: "2026-12-24", "08:00" */
  date: string;
  time: string;
  limit: string;
}

/** What is stored of it. */
export interface StoredWork {
  skills: string[];
  calendarId: string | null;
  awayUntil: Instant | null;
  weightLimit: number | null;
}

export function workOf({ skills, calendarId, awayUntil, weightLimit }: WorkerSetting): StoredWork {
  return { skills: [...skills], calendarId, awayUntil, weightLimit };
}

/** Somebody's work in a form. @param now what has passed by then is no absence any more */
export function typedWork(worker: WorkerSetting, now: Instant): WorkerFields {
  const { name, skills, calendarId, awayUntil, weightLimit } = worker;
  const back = awayUntil !== null && awayUntil > now ? awayUntil : null;
  return {
    ...{ name, skills: [...skills], skill: '', calendarId, away: back !== null },
    ...(back === null ? { date: '', time: '08:00' } : typedTime(back)),
    limit: weightLimit === null ? '' : String(weightLimit),
  };
}

const limitOf = (typed: string): number | null | undefined => {
  const text = typed.trim();
  if (text === '') return null;
  const n = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return n >= 1 && n <= SETTING_LIMITS.weight ? n : undefined;
};

/** What is to be stored; call it on what `workFault` found nothing wrong with. */
export function storedWork(fields: WorkerFields): StoredWork {
  const { skills, skill, calendarId, away, limit } = fields;
  return {
    ...{ skills: withTyped(skills, skill), calendarId },
    awayUntil: away ? (instantTyped(fields) ?? null) : null,
    weightLimit: limitOf(limit) ?? null,
  };
}

/** What cannot be sent: a time that is none or has passed, a limit that is no number, a skill that is none. */
export function workFault(fields: WorkerFields, now: Instant): TypedFault | null {
  const back = instantTyped(fields);
  if (fields.away && back === undefined) return { field: 'awayUntil', fault: 'noBack' };
  if (fields.away && back !== undefined && back <= now) return { field: 'awayUntil', fault: 'backPassed' };
  if (limitOf(fields.limit) === undefined) return { field: 'weightLimit', fault: 'limit' };
  return skillFault(fields.skill);
}
