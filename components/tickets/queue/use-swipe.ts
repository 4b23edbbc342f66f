'use client';
import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';

/** Width of one action that a swipe uncovers, px. */
export const OPEN = 96;
/** Past this share of the row's width the next step runs on release. */
const FIRES = 0.6;
/** Less than this is a tap; more decides between scrolling and swiping. */
const SLOP = 8;
/** A finger that rests this long asks for the menu, ms. */
const LONG = 500;
/** How much of the way beyond its end a row still follows the finger. */
const STRETCH = 0.2;

/** What is uncovered: the next step at the start edge, or the other actions at the end edge. */
export type Uncovered = 'next' | 'others';

export interface Swipes {
  /** runs when a swipe towards the end edge goes far; null where no step leads on */
  onNext: (() => void) | null;
  /** how many actions a swipe towards the start edge uncovers; 0 for none */
  others: number;
  /** a finger rested on the row */
  onLong: (row: HTMLElement) => void;
}

/** How to close the one row that stands open, if there is one. */
let openRow: RefObject<() => void> | null = null;

interface Gesture {
  id: number;
  x: number;
  y: number;
  width: number;
  sign: 1 | -1;
  side: Uncovered | null;
}

/**
 * Swiping a row, by finger only. Towards the end edge it opens by 96 px and runs the next step past 60 % of the width;
 * towards the start edge it opens on the other actions. A resting finger asks for the menu. The mouse and the
 * keyboard have the menu.
 */
export function useSwipe({ onNext, others, onLong }: Swipes) {
  const gesture = useRef<Gesture | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const swallow = useRef(false);
  const front = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Uncovered | null>(null);
  const limit = (side: Uncovered) => (side === 'next' ? OPEN : others * OPEN);

  const shift = (px: number, settle: boolean) => {
    const el = front.current;
    if (!el) return;
    el.style.transition = settle ? 'transform var(--time-base) var(--ease-enter)' : 'none';
    el.style.transform = px === 0 ? '' : `translateX(${px}px)`;
  };
  const self = useRef(() => {});
  const close = () => {
    shift(0, true);
    setShown(null);
    if (openRow === self) openRow = null;
  };
  self.current = close;

  /** How far the finger went towards its side, px. */
  const way = (g: Gesture, e: PointerEvent) => {
    const towardsEnd = (e.clientX - g.x) * g.sign;
    return g.side === 'others' ? -towardsEnd : towardsEnd;
  };
  const sideOf = (towardsEnd: number): Uncovered | null => {
    const side = towardsEnd > 0 ? 'next' : 'others';
    return (side === 'next' ? onNext !== null : others > 0) ? side : null;
  };

  const handlers = {
    // On the way down: the link inside keeps its press events to itself.
    onPointerDownCapture(e: PointerEvent<HTMLElement>) {
      swallow.current = false;
      if (e.pointerType === 'mouse' || !e.isPrimary) return;
      const onAction = shown !== null && !front.current?.contains(e.target as Node);
      if (openRow && !onAction) {
        // A touch beside the open action puts the row back, and does nothing else.
        openRow.current();
        swallow.current = true;
      }
      const row = e.currentTarget;
      gesture.current = {
        id: e.pointerId,
        x: e.clientX,
        y: e.clientY,
        width: row.clientWidth,
        sign: getComputedStyle(row).direction === 'rtl' ? -1 : 1,
        side: null,
      };
      timer.current = setTimeout(() => {
        gesture.current = null;
        swallow.current = true;
        onLong(row);
      }, LONG);
    },
    onPointerMoveCapture(e: PointerEvent<HTMLElement>) {
      const g = gesture.current;
      if (!g || g.id !== e.pointerId) return;
      if (!g.side) {
        const x = (e.clientX - g.x) * g.sign;
        const y = Math.abs(e.clientY - g.y);
        if (Math.abs(x) < SLOP && y < SLOP) return;
        clearTimeout(timer.current);
        if (y >= Math.abs(x)) {
          gesture.current = null;
          return;
        }
        // A finger that went sideways meant no tap, also where there is nothing to uncover.
        swallow.current = true;
        g.side = sideOf(x);
        if (!g.side) {
          gesture.current = null;
          return;
        }
        setShown(g.side);
        e.currentTarget.setPointerCapture(e.pointerId);
      }
      const px = Math.max(0, way(g, e));
      const beyond = g.side === 'others' ? Math.max(0, px - limit('others')) : 0;
      shift((px - beyond * (1 - STRETCH)) * g.sign * (g.side === 'others' ? -1 : 1), false);
    },
    onPointerUpCapture(e: PointerEvent<HTMLElement>) {
      clearTimeout(timer.current);
      const g = gesture.current;
      gesture.current = null;
      if (!g?.side) return;
      const px = way(g, e);
      if (g.side === 'next' && px > g.width * FIRES) {
        close();
        onNext?.();
      } else if (px > OPEN / 2) {
        shift(limit(g.side) * g.sign * (g.side === 'others' ? -1 : 1), true);
        openRow = self;
      } else close();
    },
    onPointerCancelCapture() {
      clearTimeout(timer.current);
      if (gesture.current?.side) close();
      gesture.current = null;
    },
    /** After a swipe or a long press the finger's release is not a tap on the row. */
    onClickCapture(e: MouseEvent<HTMLElement>) {
      if (!swallow.current) return;
      swallow.current = false;
      e.preventDefault();
      e.stopPropagation();
    },
  };
  return { front, shown, setShown, close, handlers };
}
