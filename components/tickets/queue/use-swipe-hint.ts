'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { OPEN, type Uncovered } from './use-swipe';

/** After the list has been seen, and long enough to read one word, ms. */
const DELAY = 700;
const LENGTH = 1_900;

/**
 * Once, on a touch screen: the row slides open on its next step and returns, which is how people learn that it can.
 * A finger on it ends that at once. Nothing moves where people asked for less motion.
 *
 * @param done it was shown
 */
export function useSwipeHint(
  enabled: boolean,
  front: RefObject<HTMLElement | null>,
  setShown: (shown: Uncovered | null) => void,
  done: () => void,
): void {
  const finish = useRef(done);
  finish.current = done;
  useEffect(() => {
    const el = front.current;
    if (!enabled || !el || !matchMedia('(pointer: coarse)').matches) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const way = `translateX(${getComputedStyle(el).direction === 'rtl' ? -OPEN : OPEN}px)`;
    const away = { transform: way, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' };
    const home = { transform: 'translateX(0)', easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' };
    setShown('next');
    const slide = el.animate(
      [home, { ...away, offset: 0.2 }, { ...away, offset: 0.8 }, { ...home, offset: 1 }],
      { id: 'swipe-hint', duration: LENGTH, delay: DELAY },
    );
    const row = el.parentElement;
    const stop = () => slide.cancel();
    row?.addEventListener('pointerdown', stop, { capture: true, once: true });
    const over = () => {
      setShown(null);
      finish.current();
    };
    slide.onfinish = over;
    slide.oncancel = over;
    return () => {
      row?.removeEventListener('pointerdown', stop, { capture: true });
      slide.onfinish = null;
      slide.oncancel = null;
      slide.cancel();
      setShown(null);
    };
  }, [enabled, front, setShown]);
}
