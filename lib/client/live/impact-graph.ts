'use client';
import { type Lean, leanOf } from '#domain/asset/relations';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';
import type { Feels } from './impact';

/** What a picture of an impact is made of. */
export interface ImpactGraph {
  nodes: readonly GraphNode[];
  /** From what stops to what feels it. */
  edges: readonly GraphEdge[];
  /** How many more feel it than are shown. */
  beyond: number;
  /** More would be no picture any more. */
  isFull: boolean;
}

/** Most assets in one picture. */
export const MOST_SHOWN = 120;

export interface GraphNode {
  asset: AssetRow;
  /** Steps from what stops; 0: that itself. */
  depth: number;
  isService: boolean;
  wayRound: string | null;
}

export interface GraphEdge {
  id: string;
  from: Id;
  to: Id;
  /** What stands in on this step; empty: nothing. */
  wayRound: string;
}

/**
 * The impact as a picture: all steps between what is shown, not only the shortest way to each.
 * @param depth steps from what stops that are shown
 */
export function impactGraph(start: AssetRow, feels: readonly Feels[], depth: number): ImpactGraph {
  const near = feels.filter((one) => one.depth <= depth).sort((one, other) => one.depth - other.depth);
  const shown = near.slice(0, MOST_SHOWN);
  const first: GraphNode = { asset: start, depth: 0, isService: false, wayRound: null };
  const nodes = [first, ...shown.map(({ way: _, ...node }) => node)];
  const ids = new Set(nodes.map(({ asset }) => asset.id));
  const edges = new Map<string, GraphEdge>();
  for (const lean of nodes.flatMap(({ asset }) => leansOf(asset))) {
    const { onId, dependantId, wayRound } = lean;
    if (!ids.has(onId) || !ids.has(dependantId) || onId === dependantId || dependantId === start.id) continue;
    const id = `${onId} ${dependantId}`;
    // Of two steps between the same two the one without a stand-in counts.
    if (edges.get(id)?.wayRound !== '') edges.set(id, { id, from: onId, to: dependantId, wayRound });
  }
  return {
    nodes,
    edges: [...edges.values()],
    beyond: feels.length - shown.length,
    isFull: near.length > MOST_SHOWN,
  };
}

const leansOf = ({ id, relations }: AssetRow): Lean[] => relations.map((relation) => leanOf(id, relation));
