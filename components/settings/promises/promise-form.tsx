import type { Priority } from '#domain/priority/matrix';
import { SETTING_LIMITS } from '#domain/settings/limits';
import type { PromiseSetting } from '#domain/settings/shapes';
import type { EscalationAct, Measure, PolicyScope, Reopening, ResponseBy } from '#domain/sla/policy';
import type { HoldReason, TicketKind } from '#domain/ticket/states';
import type { TypedFault } from '../fault-words';

const UNIT_MINUTES = { minutes: 1, hours: 60, days: 480 } as const;
export type TimeUnit = keyof typeof UNIT_MINUTES;
export const TIME_UNITS = Object.keys(UNIT_MINUTES) as TimeUnit[];

/** A promised time as it is typed; nothing typed: nothing promised. */
export interface TypedTime {
  amount: string;
  unit: TimeUnit;
}

/** A mark as it is typed. */
export interface TypedMark {
  measure: Measure;
  percent: string;
  acts: EscalationAct[];
}

export interface PromiseFields {
  name: string;
  scope: PolicyScope;
  position: number;
  active: boolean;
  kinds: TicketKind[];
  priorities: Priority[];
  categoryIds: string[];
  siteIds: string[];
  teamIds: string[];
  calendarId: string | null;
  answer: TypedTime;
  solution: TypedTime;
  responseBy: ResponseBy;
  pauseReasons: HoldReason[];
  onReopen: Reopening;
  marks: TypedMark[];
}

/** What is stored of it. */
export type StoredPromise = Omit<PromiseSetting, 'id'>;

/** Minutes in the largest unit in which they are whole. @param always hours that never close know no working days */
export function typedTime(minutes: number | null, always: boolean): TypedTime {
  if (minutes === null) return { amount: '', unit: 'hours' };
  const isWhole = (unit: TimeUnit) => minutes % UNIT_MINUTES[unit] === 0;
  const unit = !always && isWhole('days') ? 'days' : isWhole('hours') ? 'hours' : 'minutes';
  return { amount: String(minutes / UNIT_MINUTES[unit]), unit };
}

/** Minutes that were typed; null: nothing; undefined: that is no time. */
export function minutesOf({ amount, unit }: TypedTime): number | null | undefined {
  const text = amount.trim().replace(',', '.');
  if (text === '') return null;
  const minutes = /^\d{1,6}(\.\d{1,4})?$/.test(text) ? Number(text) * UNIT_MINUTES[unit] : 0;
  const isRight = Number.isInteger(minutes) && minutes >= 1 && minutes <= SETTING_LIMITS.targetMinutes;
  return isRight ? minutes : undefined;
}

/** A promise in a form. @param always whether its hours never close */
export function typedPromise(row: PromiseSetting, always: boolean): PromiseFields {
  const { name, scope, position, active, calendarId, responseBy, onReopen } = row;
  return {
    ...{ name, scope, position, active, calendarId, responseBy, onReopen },
    ...{ kinds: [...row.kinds], priorities: [...row.priorities], categoryIds: [...row.categoryIds] },
    ...{ siteIds: [...row.siteIds], teamIds: [...row.teamIds], pauseReasons: [...row.pauseReasons] },
    answer: typedTime(row.responseMinutes, always),
    solution: typedTime(row.resolutionMinutes, always),
    marks: row.escalations.map(({ measure, percent, acts }) => ({
      ...{ measure, percent: String(percent), acts: [...acts] },
    })),
  };
}

/** What is to be stored; call it on what `promiseFault` found nothing wrong with. What the scope does not know is left out. */
export function storedPromise(fields: PromiseFields): StoredPromise {
  const { name, scope, position, active, responseBy, onReopen, answer, solution, marks } = fields;
  const { kinds, priorities, categoryIds, siteIds, teamIds, pauseReasons } = fields;
  const isTeam = scope === 'team';
  return {
    ...{ name, scope, position, active, kinds, priorities, categoryIds, siteIds },
    ...{ teamIds: isTeam ? teamIds : [], calendarId: fields.calendarId ?? '' },
    responseMinutes: isTeam ? null : (minutesOf(answer) ?? null),
    resolutionMinutes: minutesOf(solution) ?? null,
    ...{ responseBy, pauseReasons, onReopen },
    escalations: marks.map(({ measure, percent, acts }) => ({
      ...{ measure: measureIn(scope, measure), percent: Number(percent), acts },
    })),
  };
}

/** What a mark measures in a scope: a team has one time only. */
export function measureIn(scope: PolicyScope, measure: Measure): Measure {
  if (scope === 'team') return 'team';
  return measure === 'team' ? 'resolution' : measure;
}

/** What cannot be sent: a time or a percentage that is none, a mark without consequence, no hours. */
export function promiseFault({
  scope,
  calendarId,
  answer,
  solution,
  marks,
}: PromiseFields): TypedFault | null {
  if (calendarId === null) return { field: 'calendarId', fault: 'noHours' };
  if (scope === 'service' && minutesOf(answer) === undefined)
    return { field: 'responseMinutes', fault: 'amount' };
  if (minutesOf(solution) === undefined) return { field: 'resolutionMinutes', fault: 'amount' };
  const wrong = marks.findIndex(({ percent }) => !isPercent(percent));
  if (wrong >= 0)
    return { field: 'escalations', fault: 'percent', facts: { at: wrong, n: SETTING_LIMITS.percent } };
  const idle = marks.findIndex(({ acts }) => acts.length === 0);
  return idle >= 0 ? { field: 'escalations', fault: 'noActs', facts: { at: idle } } : null;
}

/** Whether a text is a percentage that a mark can have. */
export const isPercent = (text: string): boolean =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= SETTING_LIMITS.percent;
