import { DAY, type Instant } from '../kernel/types';
import { median, share } from '../reports/measure';
import { CHANGE_RESULTS, CHANGE_TYPES, type ChangeResult, type ChangeType } from './change';

/** Days that figures look back. */
export const FIGURE_DAYS = [30, 90, 365] as const;
export type FigureDays = (typeof FIGURE_DAYS)[number];

/** The changes behind a figure. */
export const FIGURE_OF = [...CHANGE_RESULTS, 'emergency', 'caused'] as const;
export type FigureOf = (typeof FIGURE_OF)[number];

/** A change that is over, as far as figures look at it. */
export interface EndedChange {
  type: ChangeType;
  result: ChangeResult;
  createdAt: Instant;
  /** When it began to be carried out. */
  startedAt: Instant | null;
  /** Whether somebody said that an incident came because of it. */
  caused: boolean;
}

export interface ChangeFigures {
  ended: number;
  of: Record<FigureOf, number>;
  /** Those that went well of all that are over, 0 to 1; partly does not count as well. Null: none is over. */
  success: number | null;
  /** Emergencies of all that are over, 0 to 1. */
  emergency: number | null;
  /** Median from written down to begun, ms. */
  lead: number | null;
}

/** From the beginning of a day (UTC), so that figure and list behind it look back equally far all day long. */
export const figuresFrom = (days: FigureDays, now: Instant): Instant => now - (now % DAY) - days * DAY;

/** What the changes that are over say of how changes go. */
export function changeFigures(rows: readonly EndedChange[]): ChangeFigures {
  const count = (holds: (row: EndedChange) => boolean) => rows.filter(holds).length;
  const results = CHANGE_RESULTS.map((one) => [one, count(({ result }) => result === one)] as const);
  const of = {
    ...(Object.fromEntries(results) as Record<ChangeResult, number>),
    emergency: count(({ type }) => type === 'emergency'),
    caused: count(({ caused }) => caused),
  };
  const leads = rows.flatMap(({ createdAt, startedAt }) =>
    startedAt === null ? [] : [startedAt - createdAt],
  );
  return {
    ...{ ended: rows.length, of, lead: median(leads) },
    ...{ success: share(of.success, rows.length), emergency: share(of.emergency, rows.length) },
  };
}

/** The same for each type that has any. */
export const figuresByType = (rows: readonly EndedChange[]): { type: ChangeType; figures: ChangeFigures }[] =>
  CHANGE_TYPES.map((type) => ({
    type,
    figures: changeFigures(rows.filter((row) => row.type === type)),
  })).filter(({ figures }) => figures.ended > 0);
