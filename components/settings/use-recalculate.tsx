'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Answer, ask } from '#components/shell/server-answer';
import { showToast } from '#components/ui/toast';
import type { RecalculateStep } from '#domain/settings/shapes';

export type RecalculateDoor = (asked: Record<string, never>) => Promise<Answer<RecalculateStep>>;

export type Progress =
  | { kind: 'idle' }
  | { kind: 'going'; done: number; all: number }
  | { kind: 'stopped'; left: number };

/**
 * Asks for one bounded step after the other until nothing is left. Leaving the page ends the asking, nothing else.
 * @param finished what is told at the end
 */
export function useRecalculate(door: RecalculateDoor, finished: (changed: number) => string) {
  const router = useRouter();
  const [state, setState] = useState<Progress>({ kind: 'idle' });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const start = async (all: number) => {
    setState({ kind: 'going', done: 0, all });
    let left = all;
    let changed = 0;
    while (here.current) {
      const step = await ask(door({}));
      // Tickets that cannot be changed would be asked for again without an end.
      if (!step.ok || (step.data.left > 0 && step.data.changed === 0)) {
        setState({ kind: 'stopped', left });
        router.refresh();
        return;
      }
      left = step.data.left;
      changed += step.data.changed;
      setState({ kind: 'going', done: Math.max(0, all - left), all: Math.max(all, left) });
      if (left === 0) break;
    }
    if (!here.current) return;
    setState({ kind: 'idle' });
    showToast({ text: finished(changed) });
    router.refresh();
  };
  return { state, start: (all: number) => void start(all) };
}
