import { HOUR, type Id, type Instant } from '../kernel/types';
import type { Strategy } from './rule';

/** Whose device the server has not heard of for so long is taken to be without signal, ms. */
export const DARK_AFTER = HOUR;

/** Somebody of the staff, as far as it matters whether and when they get work. */
export interface Candidate {
  id: Id;
  teamIds: readonly Id[];
  skills: readonly string[];
  /** Away until then; null: they are here. */
  awayUntil: Instant | null;
  /** Whether they work now, by their own hours. */
  onShift: boolean;
  /** When the server last heard of a device of theirs; null: never. */
  lastContact: Instant | null;
  /** What is open in their hands (`weightOf`). */
  weight: number;
  /** They get nothing that would make it more than this; null: no limit. */
  limit: number | null;
  /** When they last got something by themselves; null: never. */
  dealtAt: Instant | null;
}

/**
 * Why somebody of the team did not get it. gaveBack: it was in their hands before; requester: it is their own; full:
 * their work would weigh more than it may; dark: without signal, while another has some; later: another came before
 * them by the strategy.
 */
export const REASONS = [
  'gaveBack',
  'requester',
  'away',
  'offShift',
  'skills',
  'full',
  'dark',
  'later',
] as const;
export type Reason = (typeof REASONS)[number];

/** The work that is to be given to somebody. */
export interface Work {
  teamId: Id;
  /** Null: anybody of the team. */
  personId: Id | null;
  strategy: Strategy;
  skills: readonly string[];
  weight: number;
  requesterId: Id;
  /** In whose hands it was before. */
  hadIt: readonly Id[];
}

/** Who gets it, and why nobody else; `chosen` null: nobody can. */
export interface Choice {
  chosen: Candidate | null;
  over: { id: Id; reason: Reason }[];
}

/**
 * Who of a team gets a ticket: those who can do it and are there; of them those with signal; of them by the strategy.
 * Depends on what it is given alone: asked again, the same answer.
 */
export function choose(work: Work, candidates: readonly Candidate[], now: Instant): Choice {
  const asked = candidates.filter(
    ({ id, teamIds }) => teamIds.includes(work.teamId) && (work.personId === null || work.personId === id),
  );
  const over: Choice['over'] = [];
  const able: Candidate[] = [];
  for (const one of asked) {
    const reason = hindrance(work, one, now);
    if (reason) over.push({ id: one.id, reason });
    else able.push(one);
  }
  const inReach = able.filter((one) => !isDark(one, now));
  const pool = inReach.length > 0 ? inReach : able;
  const [chosen = null] = [...pool].sort(work.strategy === 'round' ? byTurn : byWeight);
  for (const one of able)
    if (one !== chosen) over.push({ id: one.id, reason: pool.includes(one) ? 'later' : 'dark' });
  return { chosen, over };
}

/** Whether the server has not heard of them lately. */
export const isDark = ({ lastContact }: Pick<Candidate, 'lastContact'>, now: Instant): boolean =>
  lastContact === null || now - lastContact > DARK_AFTER;

function hindrance(work: Work, one: Candidate, now: Instant): Reason | null {
  if (work.hadIt.includes(one.id)) return 'gaveBack';
  if (work.requesterId === one.id) return 'requester';
  if (one.awayUntil !== null && one.awayUntil > now) return 'away';
  if (!one.onShift) return 'offShift';
  if (!work.skills.every((skill) => one.skills.includes(skill))) return 'skills';
  if (one.limit !== null && one.weight + work.weight > one.limit) return 'full';
  return null;
}

const byTurn = (a: Candidate, b: Candidate): number =>
  (a.dealtAt ?? 0) - (b.dealtAt ?? 0) || a.weight - b.weight || (a.id < b.id ? -1 : 1);
/** Of two with as much to do, who has waited longer. */
const byWeight = (a: Candidate, b: Candidate): number => a.weight - b.weight || byTurn(a, b);
