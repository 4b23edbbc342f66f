'use client';
import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';

/** Width of what a swipe opens, px. */
export const OPEN = 96;
/** Past this share of the row's width it fires on release. */
const FIRES = 0.6;
/** Less than this is a tap; more decides between scrolling and swiping. */
const SLOP = 8;
/** A finger that rests this long asks for the menu, ms. */
const LONG = 500;

/** How to close the one row that stands open, if there is one. */
let openRow: RefObject<() => void> | null = null;

interface Gesture {
  id: number;
  x: number;
  y: number;
  width: number;
  sign: 1 | -1;
  swiping: boolean;
}

/**
 * Swipe towards the end edge, by finger only. Opens by 96 px, fires past 60 % of the width; a resting finger asks for
 * the menu. The mouse and the keyboard have the menu.
 */
export function useSwipe(enabled: boolean, onFire: () => void, onLong: (row: HTMLElement) => void) {
  const gesture = useRef<Gesture | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const swallow = useRef(false);
  const front = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);

  const shift = (px: number, settle: boolean) => {
    const el = front.current;
    if (!el) return;
    el.style.transition = settle ? 'transform var(--time-base) var(--ease-enter)' : 'none';
    el.style.transform = px === 0 ? '' : `translateX(${px}px)`;
  };
  const self = useRef(() => {});
  const close = () => {
    shift(0, true);
    setShown(false);
    if (openRow === self) openRow = null;
  };
  self.current = close;

  const handlers = {
    // On the way down: the link inside keeps its press events to itself.
    onPointerDownCapture(e: PointerEvent<HTMLElement>) {
      swallow.current = false;
      if (e.pointerType === 'mouse' || !e.isPrimary) return;
      const onAction = shown && !front.current?.contains(e.target as Node);
      if (openRow && !onAction) {
        // A touch beside the open action puts the row back, and does nothing else.
        openRow.current();
        swallow.current = true;
      }
      const row = e.currentTarget;
      const sign = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
      gesture.current = {
        id: e.pointerId,
        x: e.clientX,
        y: e.clientY,
        width: row.clientWidth,
        sign,
        swiping: false,
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
      const x = (e.clientX - g.x) * g.sign;
      const y = Math.abs(e.clientY - g.y);
      if (!g.swiping) {
        if (Math.abs(x) < SLOP && y < SLOP) return;
        clearTimeout(timer.current);
        if (!enabled || y >= x) {
          gesture.current = null;
          return;
        }
        g.swiping = true;
        swallow.current = true;
        setShown(true);
        e.currentTarget.setPointerCapture(e.pointerId);
      }
      shift(Math.max(0, x) * g.sign, false);
    },
    onPointerUpCapture(e: PointerEvent<HTMLElement>) {
      clearTimeout(timer.current);
      const g = gesture.current;
      gesture.current = null;
      if (!g?.swiping) return;
      const x = (e.clientX - g.x) * g.sign;
      if (x > g.width * FIRES) {
        close();
        onFire();
      } else if (x > OPEN / 2) {
        shift(OPEN * g.sign, true);
        openRow = self;
      } else close();
    },
    onPointerCancelCapture() {
      clearTimeout(timer.current);
      if (gesture.current?.swiping) close();
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
  return { front, shown, close, handlers };
}
