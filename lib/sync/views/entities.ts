import type { z } from 'zod';
import type { RootKind } from '#domain/access/roots';
import {
  type Audience,
  affectedAudience,
  articleAudience,
  articleVoteAudience,
  assetAudience,
  changeAudience,
  changeSettingAudience,
  itemAudience,
  noticeAudience,
  personAudience,
  problemAudience,
  referenceAudience,
  ticketAudience,
} from '#domain/access/scopes';
import type { ENTITIES } from './entity-rows';

export type Entity = keyof typeof ENTITIES;
export type RowOf<E extends Entity> = z.infer<(typeof ENTITIES)[E]>;
export type AnyRow = RowOf<Entity>;

/** Every synced table. Named here once more, so that a device knows them without their schemas. */
const NAMES = {
  ticket: true,
  timeline: true,
  checklistItem: true,
  attachment: true,
  person: true,
  team: true,
  site: true,
  category: true,
  policy: true,
  calendar: true,
  slaPolicy: true,
  notice: true,
  announcement: true,
  affected: true,
  catalogItem: true,
  article: true,
  articleVote: true,
  asset: true,
  assetClass: true,
  problem: true,
  problemLink: true,
  change: true,
  freeze: true,
  changePolicy: true,
  changeTemplate: true,
} as const satisfies Record<Entity, true>;

export const ENTITY_NAMES = Object.keys(NAMES) as Entity[];

/** Small tables that every device, or that of every one of the staff, holds whole and mutators may read whole. */
export const REFERENCE = [
  'team',
  'site',
  'category',
  'policy',
  'calendar',
  'slaPolicy',
  'announcement',
  'assetClass',
  'freeze',
  'changePolicy',
  'changeTemplate',
] as const;
export type Reference = (typeof REFERENCE)[number];

/** Tables whose rows hang on a ticket by `ticketId`, and come and go with it. */
export const CHILDREN = [
  'timeline',
  'checklistItem',
  'attachment',
  'problemLink',
] as const satisfies readonly Entity[];
export type Child = (typeof CHILDREN)[number];

export const isChild = (entity: Entity): entity is Child => (CHILDREN as readonly Entity[]).includes(entity);

export interface RootRef {
  kind: RootKind;
  id: string;
}

/** The root a row belongs to (a root belongs to itself). */
export function rootOf<E extends Entity>(entity: E, row: RowOf<E>): RootRef {
  if (isChild(entity)) return { kind: 'ticket', id: (row as RowOf<Child>).ticketId };
  return { kind: entity as RootKind, id: row.id };
}

/** Who sees a root, from its row alone: the same on phone and server. */
export function audienceOf<K extends RootKind>(kind: K, row: RowOf<K>): Audience {
  switch (kind) {
    case 'ticket':
      return ticketAudience(row as RowOf<'ticket'>);
    case 'person':
      return personAudience(row as RowOf<'person'>);
    case 'notice':
      return noticeAudience(row as RowOf<'notice'>);
    case 'affected':
      return affectedAudience(row as RowOf<'affected'>);
    case 'catalogItem':
      return itemAudience(row as RowOf<'catalogItem'>);
    case 'article':
      return articleAudience(row as RowOf<'article'>);
    case 'articleVote':
      return articleVoteAudience(row as RowOf<'articleVote'>);
    case 'asset':
      return assetAudience(row as RowOf<'asset'>);
    case 'problem':
      return problemAudience(row as RowOf<'problem'>);
    case 'change':
      return changeAudience(row as RowOf<'change'>);
    case 'freeze':
    case 'changePolicy':
    case 'changeTemplate':
      return changeSettingAudience(row as RowOf<'freeze'>);
    default:
      return referenceAudience(row as RowOf<Reference>);
  }
}

/** Whether a child belongs to the internal part of its root. Roots themselves are public parts. */
export const isInternal = <E extends Entity>(entity: E, row: RowOf<E>): boolean =>
  entity === 'checklistItem' ||
  entity === 'problemLink' ||
  ((entity === 'timeline' || entity === 'attachment') && (row as RowOf<'timeline' | 'attachment'>).internal);
