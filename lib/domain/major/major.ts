import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import { type Instant, MINUTE } from '../kernel/types';
import type { Impact } from '../priority/matrix';
import { mayWorkOn, type TicketFacts } from '../ticket/actions';
import type { ImpactRule } from './impact-rule';

/** How often people are told how it goes, in minutes; one of these is promised when a major incident is declared. */
export const UPDATE_EVERY = [15, 30, 60, 120, 240] as const;
export type UpdateEvery = (typeof UPDATE_EVERY)[number];

/** What makes an incident a major one (ITIL: so much impact that it is handled by a procedure of its own). */
export interface Major {
  /** Effective instant of when it was declared. */
  since: Instant;
  every: UpdateEvery;
  /** By when the next update is owed; null: it is over, and everybody was told. */
  dueAt: Instant | null;
  /** How many people it concerns: who reported what belongs to it, and who said "me too". */
  affected: number;
  /** It is none after all; those who said "me too" are yet to be told. */
  stoodDown?: true | undefined;
}

/** Whether this person may make a major incident of it, and end that. */
export const mayDeclare = (actor: Actor, ticket: TicketFacts): boolean =>
  ticket.kind !== 'request' && can(actor.role, 'incident.declare') && mayWorkOn(actor, ticket);

/** By when the update after one at this instant is owed. */
export const nextUpdateAt = (at: Instant, every: UpdateEvery): Instant => at + every * MINUTE;

/** When people were last told, or it was declared. */
export const toldAt = ({ since, every, dueAt }: Pick<Major, 'since' | 'every' | 'dueAt'>): Instant =>
  dueAt === null ? since : dueAt - every * MINUTE;

/** The how-manieth reminder of an owed update it is time for, counted from 1; 0: it is not due yet. */
export const reminder = ({ dueAt, every }: Pick<Major, 'dueAt' | 'every'>, now: Instant): number =>
  dueAt === null || now < dueAt ? 0 : 1 + Math.floor((now - dueAt) / (every * MINUTE));

/** The impact of an incident that so many people are affected by: never less than somebody has decided. */
export function impactOf(affected: number, decided: Impact, { team, many }: ImpactRule): Impact {
  const counted: Impact = affected >= many ? 1 : affected >= team ? 2 : 3;
  return counted < decided ? counted : decided;
}
