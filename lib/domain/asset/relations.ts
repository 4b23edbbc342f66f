import type { Id } from '../kernel/types';

/** How one asset stands to another. Read: "this one … that one". */
export const RELATION_KINDS = ['runs_on', 'depends_on', 'connected_to', 'part_of', 'used_by'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** A relation, kept with the asset that has it. */
export interface Relation {
  kind: RelationKind;
  toId: Id;
  /** What stands in when the other one stops, in words: "wired backup"; empty: no way round. */
  wayRound: string;
}

/**
 * Which of the two is felt by the other. `to`: this one stops with that one (it runs on it, depends on it, gets its line through
 * it). `from`: that one feels it when this one stops (a part that fails, something that is used).
 */
const LEANS: Readonly<Record<RelationKind, 'to' | 'from'>> = {
  runs_on: 'to',
  depends_on: 'to',
  connected_to: 'to',
  part_of: 'from',
  used_by: 'from',
};

/** That `dependantId` feels it when `onId` stops. */
export interface Lean {
  onId: Id;
  dependantId: Id;
  kind: RelationKind;
  wayRound: string;
}

/** What a relation means when one of the two stops. */
export function leanOf(assetId: Id, { kind, toId, wayRound }: Relation): Lean {
  const [onId, dependantId] = LEANS[kind] === 'to' ? [toId, assetId] : [assetId, toId];
  return { onId, dependantId, kind, wayRound };
}

/** The relations of an asset, and the assets they name, each once. */
export const related = (
  relations: readonly Relation[],
): { relations: readonly Relation[]; relatedIds: readonly Id[] } => ({
  relations,
  relatedIds: [...new Set(relations.map(({ toId }) => toId))],
});

/** Whether two relations say the same of the same two; the words of a way round may differ. */
export const isSameRelation = (one: Pick<Relation, 'kind' | 'toId'>, other: typeof one): boolean =>
  one.kind === other.kind && one.toId === other.toId;
