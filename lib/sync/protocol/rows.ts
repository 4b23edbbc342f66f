import { z } from 'zod';
import { ROOT_KINDS } from '#domain/access/roots';
import type { Entity } from '../views/entities';
import { ENTITIES } from '../views/entity-rows';

const names = Object.keys(ENTITIES) as [Entity, ...Entity[]];

/** Rows by table, as they are now. */
export const rowSet = z.strictObject({
  ticket: z.array(ENTITIES.ticket),
  timeline: z.array(ENTITIES.timeline),
  checklistItem: z.array(ENTITIES.checklistItem),
  attachment: z.array(ENTITIES.attachment),
  person: z.array(ENTITIES.person),
  team: z.array(ENTITIES.team),
  site: z.array(ENTITIES.site),
  category: z.array(ENTITIES.category),
  policy: z.array(ENTITIES.policy),
  calendar: z.array(ENTITIES.calendar),
  slaPolicy: z.array(ENTITIES.slaPolicy),
  notice: z.array(ENTITIES.notice),
  announcement: z.array(ENTITIES.announcement),
  affected: z.array(ENTITIES.affected),
  catalogItem: z.array(ENTITIES.catalogItem),
  article: z.array(ENTITIES.article),
  articleVote: z.array(ENTITIES.articleVote),
  asset: z.array(ENTITIES.asset),
  assetClass: z.array(ENTITIES.assetClass),
  problem: z.array(ENTITIES.problem),
  problemLink: z.array(ENTITIES.problemLink),
  change: z.array(ENTITIES.change),
  freeze: z.array(ENTITIES.freeze),
  changePolicy: z.array(ENTITIES.changePolicy),
  changeTemplate: z.array(ENTITIES.changeTemplate),
});
export type RowSet = z.infer<typeof rowSet>;

export const emptyRowSet = (): RowSet => ({
  ticket: [],
  timeline: [],
  checklistItem: [],
  attachment: [],
  person: [],
  team: [],
  site: [],
  category: [],
  policy: [],
  calendar: [],
  slaPolicy: [],
  notice: [],
  announcement: [],
  affected: [],
  catalogItem: [],
  article: [],
  articleVote: [],
  asset: [],
  assetClass: [],
  problem: [],
  problemLink: [],
  change: [],
  freeze: [],
  changePolicy: [],
  changeTemplate: [],
});

export const rowRef = z.strictObject({ entity: z.enum(names), id: z.uuid() });
export type RowRef = z.infer<typeof rowRef>;

export const rootRef = z.strictObject({ kind: z.enum(ROOT_KINDS), id: z.uuid() });

/** A root with the exact list of children this person holds: all others are dropped (P4, P16). */
export const wholeRoot = z.strictObject({ root: rootRef, children: z.array(rowRef) });
export type WholeRoot = z.infer<typeof wholeRoot>;
