import type { ELK } from 'elkjs/lib/elk-api';
import type { ImpactGraph } from '#client/live/impact-graph';
import type { Id } from '#domain/kernel/types';

export interface Placed {
  x: number;
  y: number;
}

let engine: Promise<ELK> | undefined;

/**
 * What lays out, run only when a picture is wanted: it is large. Without a worker of its own, which it would make from text; our
 * pages allow no such code, and pictures are small.
 */
function elk(): Promise<ELK> {
  engine ??= import('elkjs/lib/elk.bundled.js').then((part) => new part.default());
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

/**
 * Puts the assets of a picture in layers, so that a failure runs from the left to the right and lines cross little: mostly many
 * lean on one, and what stands below each other has room on a phone, too.
 * @param size of each box, px
 * @param gap between layers, px
 */
export async function placed(
  { nodes, edges }: ImpactGraph,
  size: { width: number; height: number },
  gap: number,
): Promise<ReadonlyMap<Id, Placed>> {
  const { children = [] } = await (await elk()).layout({
    id: 'impact',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '16',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    },
    children: nodes.map(({ asset }) => ({ id: asset.id, ...size })),
    edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  });
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
