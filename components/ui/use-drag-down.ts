'use client';
import { type PointerEvent as ReactPointerEvent, type RefObject, useRef } from 'react';

/** A drag of this many pixels, or faster than this many pixels a millisecond, closes. */
const FAR = 120;
const FAST = 0.5;
/** Less than this is a tap. */
const SLOP = 6;

interface Drag {
  id: number;
  startY: number;
  startAt: number;
  moving: boolean;
}

/**
 * Handlers for the head of a bottom sheet: a downward drag moves the panel with the finger and closes it when it went
 * far or fast enough; otherwise the panel settles back.
 */
export function useDragDown(panel: RefObject<HTMLElement | null>, onClose: () => void) {
  const drag = useRef<Drag | null>(null);

  const shift = (y: number, settle: boolean) => {
    const el = panel.current;
    if (!el) return;
    el.style.transition = settle ? '' : 'none';
    el.style.transform = y > 0 ? `translateY(${y}px)` : '';
  };

  return {
    onPointerDown(e: ReactPointerEvent<HTMLElement>) {
      const onControl = e.target instanceof Element && e.target.closest('button, a, input') !== null;
      if (onControl || e.button !== 0 || window.matchMedia('(min-width: 64rem)').matches) return;
      drag.current = { id: e.pointerId, startY: e.clientY, startAt: e.timeStamp, moving: false };
    },
    onPointerMove(e: ReactPointerEvent<HTMLElement>) {
      const d = drag.current;
      if (!d || d.id !== e.pointerId) return;
      const y = e.clientY - d.startY;
      if (!d.moving) {
        if (y < SLOP) return;
        d.moving = true;
        e.currentTarget.setPointerCapture(e.pointerId);
      }
      shift(Math.max(0, y), false);
    },
    onPointerUp(e: ReactPointerEvent<HTMLElement>) {
      const d = drag.current;
      drag.current = null;
      if (!d?.moving) return;
      const y = e.clientY - d.startY;
      const speed = y / Math.max(1, e.timeStamp - d.startAt);
      if (y > FAR || (y > SLOP * 4 && speed > FAST)) {
        shift(y, true);
        onClose();
      } else {
        shift(0, true);
      }
    },
    onPointerCancel() {
      drag.current = null;
      shift(0, true);
    },
  };
}
