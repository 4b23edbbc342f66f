import { type Instant, MINUTE } from '../kernel/types';
import type { GroupOf } from '../ticket/conditions';
import { isOpen } from '../ticket/states';
import { type ClockFacts, MEASURES, type Measure, policyFor, type SlaPolicy, targetOf } from './policy';
import { type ClockChange, changed, foreseesWrongly, type Pace, type Run, type Terms } from './run';

/** The clocks of a ticket, one per promise; null where nothing is promised. */
export type Clocks = Record<Measure, Run | null>;
export type ClockChanges = Partial<Record<Measure, ClockChange>>;

export type PaceOf = (measure: Measure) => Pace;

/** The rules behind the clocks, as this side has them. */
export interface ClockRules {
  policies: readonly SlaPolicy[];
  groupOf: GroupOf;
  pace: PaceOf;
}

/** What else happened that a clock may end by. */
export interface Heard {
  /** When it counts. */
  at: Instant;
  /** Somebody of the staff wrote where the requester reads it. */
  replied?: boolean;
  /** Somebody took it on. */
  accepted?: boolean;
}

export const NO_CLOCKS: Clocks = { response: null, resolution: null, team: null };

/**
 * What an act does to the clocks of a ticket.
 *
 * @param before facts before it; null: it is new
 */
export function changesOf(
  clocks: Clocks,
  before: ClockFacts | null,
  after: ClockFacts,
  heard: Heard,
  rules: ClockRules,
): ClockChanges {
  const changes: ClockChanges = {};
  for (const measure of MEASURES) {
    const change = changeOf(measure, clocks[measure], before, after, heard, rules);
    if (change) changes[measure] = change;
  }
  return changes;
}

/** The clocks after these changes at an instant. */
export function applied(clocks: Clocks, changes: ClockChanges, at: Instant, pace: PaceOf): Clocks {
  const next = { ...clocks };
  for (const measure of MEASURES) {
    const change = changes[measure];
    if (change) next[measure] = changed(clocks[measure], change, at, pace(measure));
  }
  return next;
}

function changeOf(
  measure: Measure,
  run: Run | null,
  before: ClockFacts | null,
  after: ClockFacts,
  heard: Heard,
  rules: ClockRules,
): ClockChange | null {
  const policy = run ? rules.policies.find((one) => one.id === run.policyId) : undefined;
  // Before it is approved nobody is promised anything.
  if (after.state === 'awaiting_approval') return null;
  // One that was given without signal may come to be known after others, and counts from when it was given.
  if (run && measure === 'response' && isAnswer(heard, policy) && heard.at >= run.startedAt)
    return run.endedAt === null || heard.at < run.endedAt ? { do: 'end' } : null;
  if (!isOpen(after.state)) return run?.endedAt === null ? { do: 'end' } : null;
  const handedOn = measure === 'team' && before?.teamId !== after.teamId;
  if (before === null || before.state === 'awaiting_approval' || handedOn)
    return begun(measure, run, after, rules);
  // An answer that was given stays given; the solution was none.
  if (!isOpen(before.state) && run && measure !== 'response')
    return policy?.onReopen === 'restart' ? begun(measure, run, after, rules) : { do: 'reopen' };
  if (run && run.endedAt !== null) return null;
  if (decides(before, after)) return retargeted(measure, run, after, rules);
  if (!run) return null;
  const stands = isPaused(after, policy);
  return stands === (run.since === null) ? null : { do: stands ? 'pause' : 'run' };
}

/** Where work has begun nobody is promised an answer any more: it was given, whoever promised nothing then. */
const isBegun = ({ state }: ClockFacts): boolean => state === 'in_progress' || state === 'on_hold';

function begun(measure: Measure, run: Run | null, after: ClockFacts, rules: ClockRules): ClockChange | null {
  if (measure === 'response' && isBegun(after)) return null;
  const terms = termsFor(measure, after, rules);
  if (terms) return { do: 'start', ...terms };
  return run ? { do: 'drop' } : null;
}

/** Another promise fits now: what has counted counts for that one. Where none was made before, it begins now. */
function retargeted(
  measure: Measure,
  run: Run | null,
  after: ClockFacts,
  rules: ClockRules,
): ClockChange | null {
  if (!run) return begun(measure, run, after, rules);
  const terms = termsFor(measure, after, rules);
  if (!terms) return { do: 'drop' };
  const { policyId, calendarId, target } = run;
  const isSame = terms.policyId === policyId && terms.calendarId === calendarId && terms.target === target;
  return isSame ? null : { do: 'retarget', ...terms };
}

/**
 * What the rules as they are now change for an open ticket. Where the same is promised by the same hours nothing
 * changes, unless the hours themselves did: then what lies ahead is foreseen anew.
 */
export function reviewed(clocks: Clocks, facts: ClockFacts, rules: ClockRules): ClockChanges {
  const changes: ClockChanges = {};
  if (facts.state === 'awaiting_approval') return changes;
  for (const measure of MEASURES) {
    const run = clocks[measure];
    if (run && run.endedAt !== null) continue;
    const change =
      retargeted(measure, run, facts, rules) ??
      (run && foreseesWrongly(run, rules.pace(measure)) ? same(run) : null);
    if (change) changes[measure] = change;
  }
  return changes;
}

const same = ({ policyId, calendarId, target, since }: Run): ClockChange => ({
  ...{ do: 'retarget', policyId, calendarId, target },
  ...(since === null ? { paused: true } : {}),
});

/** Whether a clock stands still now. */
const isPaused = ({ state, holdReason }: ClockFacts, policy: SlaPolicy | undefined): boolean =>
  state === 'on_hold' && holdReason !== null && (policy?.pauseReasons.includes(holdReason) ?? false);

const isAnswer = ({ replied, accepted }: Heard, policy: SlaPolicy | undefined): boolean =>
  Boolean(policy?.responseBy === 'acceptance' ? accepted : replied);

/** Whether another promise may fit now. */
const decides = (before: ClockFacts, after: ClockFacts): boolean =>
  before.kind !== after.kind ||
  before.priority !== after.priority ||
  before.categoryId !== after.categoryId ||
  before.siteId !== after.siteId ||
  before.teamId !== after.teamId;

function termsFor(measure: Measure, facts: ClockFacts, rules: ClockRules): Terms | null {
  const scope = measure === 'team' ? 'team' : 'service';
  const policy = policyFor(rules.policies, scope, facts, rules.groupOf);
  const minutes = policy && targetOf(policy, measure);
  if (!policy || !minutes) return null;
  const terms = { policyId: policy.id, calendarId: policy.calendarId, target: minutes * MINUTE };
  return isPaused(facts, policy) ? { ...terms, paused: true } : terms;
}

/**
 * The last instant from which a clock of a ticket counts: no later act can count from before it, or what was counted
 * since would have to be counted anew. An answer that was given without signal is the exception: it only ends.
 */
export function tickedUntil(clocks: Clocks | null): Instant {
  const runs = MEASURES.flatMap((measure) => clocks?.[measure] ?? []);
  return Math.max(
    0,
    ...runs
      .filter((run) => run !== clocks?.response || run.endedAt === null)
      .flatMap(({ startedAt, since, past }) => [startedAt, since ?? 0, past.at(-1)?.[1] ?? 0]),
  );
}
