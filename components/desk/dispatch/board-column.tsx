'use client';
import type { ReactNode } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { isTextDropItem, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { useTranslations } from 'use-intl';
import type { Id } from '#domain/kernel/types';
import type { BoardCard } from '#domain/reports/board';
import { Card, type CardProps } from './board-card';
import { useOwnChoice } from './use-own-choice';

/** What is dragged here is known to this board alone. */
const TYPE = 'application/x-holdfast-ticket';

/** What happens between columns. */
export interface Dragging {
  /** from which column something is being dragged; undefined: nothing is */
  from: Id | null | undefined;
  /** all that comes along with what is picked up: the chosen ones, where it is one of them */
  withChosen(ids: readonly Id[]): Id[];
  onStart(from: Id | null): void;
  onEnd(): void;
  onDrop(ids: readonly Id[], to: Id | null): void;
}

export interface ColumnProps {
  /** whose it is; null: nobody's */
  of: Id | null;
  label: string;
  head: ReactNode;
  foot: ReactNode;
  empty: ReactNode;
  cards: readonly BoardCard[];
  chosen: ReadonlySet<Id>;
  onChoose(ids: ReadonlySet<Id>): void;
  dragging: Dragging;
  cardProps(card: BoardCard): Omit<CardProps, 'card' | 'isChosen' | 'onChoose'>;
  className?: string;
}

/** One column: who, and what they have. Takes what is dropped anywhere on it. */
export function Column(props: ColumnProps) {
  const {
    of,
    label,
    head,
    foot,
    empty,
    cards,
    chosen,
    onChoose,
    dragging,
    cardProps,
    className = '',
  } = props;
  const t = useTranslations('dispatch');
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => dragging.withChosen([...keys].map(String)).map((id) => ({ [TYPE]: id })),
    acceptedDragTypes: [TYPE],
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target) => (target.type === 'root' && dragging.from !== of ? 'move' : 'cancel'),
    onDragStart: () => dragging.onStart(of),
    onDragEnd: () => dragging.onEnd(),
    onRootDrop: async ({ items }) => {
      const ids = await Promise.all(items.filter(isTextDropItem).map((item) => item.getText(TYPE)));
      dragging.onDrop(ids, of);
    },
    renderDragPreview: (items) => (
      <span className="rounded-ctl bg-toast px-3 py-1.5 text-sm font-semibold text-on-toast">
        {t('dragged', { n: items.length })}
      </span>
    ),
  });
  const choice = useOwnChoice(cards, chosen, onChoose, (card) => {
    const kind = cardProps(card).outcome?.kind;
    return kind === 'going' || kind === 'done';
  });
  return (
    <section
      aria-label={label}
      data-column={of ?? 'free'}
      className={`flex h-full flex-none snap-start flex-col border-e border-line bg-surface -outline-offset-2 outline-accent has-data-drop-target:outline-2 ${className}`}
    >
      {head}
      <GridList
        aria-label={label}
        items={cards}
        // What is drawn depends on more than the cards.
        dependencies={[cardProps, chosen]}
        selectionMode="multiple"
        {...choice}
        // Escape belongs to the board.
        escapeKeyBehavior="none"
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => empty}
        className={`min-h-24 flex-1 overflow-y-auto overscroll-y-contain -outline-offset-2 data-drop-target:bg-accent-soft ${chosen.size > 0 ? 'pb-20' : ''}`}
      >
        {(card) => (
          <Card
            card={card}
            isChosen={chosen.has(card.id)}
            onChoose={(on) => {
              const next = new Set(chosen);
              if (on) next.add(card.id);
              else next.delete(card.id);
              onChoose(next);
            }}
            {...cardProps(card)}
          />
        )}
      </GridList>
      {foot}
    </section>
  );
}
