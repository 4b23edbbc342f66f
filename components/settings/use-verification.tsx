'use client';
import { useEffect, useRef, useState } from 'react';
import { type Answer, ask } from '#components/shell/server-answer';
import type { ChainFault, ChainStep, ChainTask } from '#domain/settings/shapes';

export type VerifyDoor = (place: {
  no: number;
  hash: string;
  to: number | null;
}) => Promise<Answer<ChainStep>>;
export type RangeDoor = (asked: { from: string; to: string }) => Promise<Answer<ChainTask>>;

/** What was typed, where it is no range: at which field, and what is wrong with it. */
export interface RangeFault {
  field: 'from' | 'to';
  fault: string;
}

export type Finding =
  | { kind: 'going'; first: number; no: number; of: number }
  /** from the beginning to the end, or a part of it */
  | { kind: 'whole'; n: number }
  | { kind: 'part'; first: number; last: number }
  | { kind: 'broken'; fault: ChainFault; first: number }
  | { kind: 'no-range'; at: RangeFault }
  | { kind: 'failed' };

interface Doors {
  range: RangeDoor;
  verify: VerifyDoor;
}

/** Walks the chain part by part, from where to where somebody asked for, as long as they look at it. */
export function useVerification({ range, verify }: Doors) {
  const [finding, setFinding] = useState<Finding | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const start = async (from: string, to: string) => {
    setFinding({ kind: 'going', first: 1, no: 0, of: 0 });
    const task = await ask(range({ from, to }));
    if (!here.current) return;
    if (!task.ok) return setFinding(refused(task.error.detail));
    const first = task.data.no + 1;
    if (task.data.fault) return setFinding({ kind: 'broken', fault: task.data.fault, first });
    let place = { no: task.data.no, hash: task.data.hash, to: task.data.to };
    while (here.current) {
      const answer = await ask(verify(place));
      if (!here.current) return;
      if (!answer.ok) return setFinding({ kind: 'failed' });
      const { no, hash, of, fault, done } = answer.data;
      if (fault) return setFinding({ kind: 'broken', fault, first });
      if (done)
        return setFinding(
          first === 1 && place.to === null ? { kind: 'whole', n: no } : { kind: 'part', first, last: no },
        );
      place = { ...place, no, hash };
      setFinding({ kind: 'going', first, no, of });
    }
  };
  return { finding, start };
}

function refused(detail: Readonly<Record<string, unknown>> | undefined): Finding {
  const { field, fault } = detail ?? {};
  if ((field === 'from' || field === 'to') && typeof fault === 'string')
    return { kind: 'no-range', at: { field, fault } };
  return { kind: 'failed' };
}
