'use client';
import '@xyflow/react/dist/base.css';
import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Panel,
  Position,
  ReactFlow,
  ReactFlowProvider,
  type Rect,
  useReactFlow,
  type Viewport,
} from '@xyflow/react';
import { Expand, Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { useAssetClasses } from '#client/live/assets';
import type { Feels } from '#client/live/impact';
import { type GraphNode, type ImpactGraph, impactGraph } from '#client/live/impact-graph';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import type { AssetRow } from '#sync/views/asset';
import { ClassPicture } from './class-icon';
import { placed } from './graph-layout';

/** Steps that are shown at first, and with each wish for more. */
const STEPS = 2;
/** Of a box and between layers, rem: they grow with the text. */
const WIDE = { width: 13, height: 4.5, gap: 3.5 };
const NARROW = { width: 9.5, height: 5.5, gap: 2 };
/** Around the picture, px. */
const EDGE = 12;
/** What is smaller than this cannot be read: then the picture begins with what stops, and is moved. */
const READABLE = 0.9;

interface Size {
  width: number;
  height: number;
}

/** A type, as the picture's library wants what has an index. */
type BoxData = Pick<GraphNode, keyof GraphNode> & { size: Size };
type Box = Node<BoxData, 'asset'>;

interface Drawn {
  nodes: Box[];
  edges: Edge[];
}

/** The impact of an asset as a picture: what stops first, and by which steps it comes to everything else. */
export function ImpactPicture({ asset, feels }: { asset: AssetRow; feels: readonly Feels[] }) {
  const t = useTranslations('assets.impact');
  const [depth, setDepth] = useState(STEPS);
  const graph = useMemo(() => impactGraph(asset, feels, depth), [asset, feels, depth]);
  const drawn = useDrawn(graph);
  if (drawn === 'failed') return <p className="mt-2 text-md text-ink-2">{t('pictureFailed')}</p>;
  return (
    <figure className="mt-3" aria-label={t('pictureOf', { name: asset.name })}>
      <div className="h-96 overflow-hidden rounded-btn bg-canvas ring-1 ring-line ring-inset desk:h-120">
        {drawn ? (
          <ReactFlowProvider key={drawn.nodes.map(({ id, data }) => `${id} ${data.asset.ver}`).join()}>
            <Picture {...drawn} />
          </ReactFlowProvider>
        ) : null}
      </div>
      <figcaption className="mt-2 text-sm text-ink-3">
        {t('pictureReads')}
        {graph.edges.some(({ wayRound }) => wayRound !== '') ? ` ${t('pictureDashed')}` : ''}
      </figcaption>
      {graph.isFull ? (
        <p className="mt-1 text-sm text-ink-3">{t('pictureFull', { n: graph.beyond })}</p>
      ) : graph.beyond > 0 ? (
        <Button tone="text" size="sm" className="-ms-3" onPress={() => setDepth(depth + STEPS)}>
          {t('further', { n: graph.beyond })}
        </Button>
      ) : null}
    </figure>
  );
}

/** Lays a picture out; the one before stays until the next is there. */
function useDrawn(graph: ImpactGraph): Drawn | 'failed' | null {
  const [drawn, setDrawn] = useState<Drawn | 'failed' | null>(null);
  useEffect(() => {
    let isOver = false;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const box = window.matchMedia('(min-width: 64rem)').matches ? WIDE : NARROW;
    const size = { width: box.width * rem, height: box.height * rem };
    placed(graph, size, box.gap * rem).then(
      (places) => {
        if (isOver) return;
        const nodes = graph.nodes.map(
          (node): Box => ({
            id: node.asset.id,
            type: 'asset',
            position: places.get(node.asset.id) ?? { x: 0, y: 0 },
            ...size,
            data: { ...node, size },
          }),
        );
        setDrawn({ nodes, edges: graph.edges.map(edgeOf) });
      },
      () => setDrawn('failed'),
    );
    return () => {
      isOver = true;
    };
  }, [graph]);
  return drawn;
}

const edgeOf = ({ id, from, to, wayRound }: ImpactGraph['edges'][number]): Edge => ({
  ...{ id, source: from, target: to, focusable: false },
  markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--ink-3)', width: 18, height: 18 },
  style: { stroke: 'var(--ink-3)', strokeWidth: 1.5, ...(wayRound && { strokeDasharray: '6 4' }) },
});

const NODE_TYPES = { asset: AssetBox };

/** Nothing in it is moved or chosen: each box is a link, and the keyboard goes from one to the next. */
function Picture({ nodes, edges }: Drawn) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <ReactFlow
      defaultNodes={nodes}
      defaultEdges={edges}
      nodeTypes={NODE_TYPES}
      ref={frame}
      onInit={(flow) => {
        if (frame.current) void flow.setViewport(begun(flow.getNodesBounds(nodes), nodes, frame.current));
      }}
      minZoom={0.25}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      disableKeyboardA11y
      proOptions={{ hideAttribution: true }}
    >
      <Zoom />
    </ReactFlow>
  );
}

/** Where the picture begins: all of it in the middle; what has no room at its start. */
function begun(all: Rect, nodes: readonly Box[], { clientWidth, clientHeight }: HTMLElement): Viewport {
  const room = { width: clientWidth - 2 * EDGE, height: clientHeight - 2 * EDGE };
  const zoom = Math.min(1, Math.max(READABLE, Math.min(room.width / all.width, room.height / all.height)));
  const [first] = nodes;
  const fits = { width: all.width * zoom <= room.width, height: all.height * zoom <= room.height };
  const middle =
    fits.height || !first ? all.y + all.height / 2 : first.position.y + first.data.size.height / 2;
  return {
    x: fits.width ? clientWidth / 2 - (all.x + all.width / 2) * zoom : EDGE - all.x * zoom,
    y: clientHeight / 2 - middle * zoom,
    zoom,
  };
}

function Zoom() {
  const t = useTranslations('assets.impact');
  const flow = useReactFlow();
  return (
    <Panel position="bottom-right" className="m-2! flex gap-1 rounded-btn bg-surface shadow-float">
      <IconButton icon={<Minus />} label={t('smaller')} onPress={() => void flow.zoomOut()} />
      <IconButton icon={<Plus />} label={t('larger')} onPress={() => void flow.zoomIn()} />
      <IconButton
        icon={<Expand />}
        label={t('whole')}
        onPress={() => void flow.fitView({ padding: 0.08, maxZoom: 1 })}
      />
    </Panel>
  );
}

/** One that feels it; the one that stops is marked. */
function AssetBox({ data }: NodeProps<Box>) {
  const t = useTranslations('assets.impact');
  const classes = useAssetClasses();
  const flow = useReactFlow();
  const { asset, depth, isService, wayRound, size } = data;
  const about = depth === 0 ? t('stops') : (wayRound ?? t('noWayRound'));
  const look =
    depth === 0
      ? 'bg-accent-soft ring-2 ring-accent'
      : wayRound === null
        ? 'bg-surface ring-1 ring-line-strong'
        : 'bg-surface ring-1 ring-line';
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0" />
      <Link
        href={`/app/assets/${asset.id}`}
        aria-current={depth === 0 ? 'page' : undefined}
        // What is reached by the keyboard comes into the picture.
        onFocus={({ target }) => {
          const at = flow.getNode(asset.id)?.position;
          if (!at || !target.matches(':focus-visible')) return;
          void flow.setCenter(at.x + size.width / 2, at.y + size.height / 2, { zoom: flow.getZoom() });
        }}
        style={size}
        className={`nopan nodrag pointer-events-auto flex items-center gap-2 rounded-btn px-2.5 py-1.5 text-sm ring-inset data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-pressed:bg-fill forced-colors:border [&>.lucide]:size-5 [&>.lucide]:flex-none [&>.lucide]:text-ink-2 ${look}`}
      >
        <ClassPicture icon={asset.classId ? classes?.get(asset.classId)?.icon : undefined} />
        <span className="min-w-0 flex-1">
          <bdi className={`line-clamp-3 desk:line-clamp-2 ${isService ? 'font-semibold' : 'font-medium'}`}>
            {asset.name}
          </bdi>
          <bdi className="block truncate text-xs text-ink-2">{about}</bdi>
        </span>
      </Link>
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0" />
    </>
  );
}
