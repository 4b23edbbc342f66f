'use client';
import { useEffect, useState } from 'react';

/** A box that stands for something not here yet. Still: nothing shimmers. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden className={`block rounded-tag bg-fill ${className}`} />;
}

/** Nothing is shown for the first 200 ms, so that a quick answer does not flash. */
const WAIT = 200;
const widths = ['w-7/12', 'w-9/12', 'w-6/12', 'w-8/12'];

export interface SkeletonRowsProps {
  /** what is being waited for, in words for screen readers */
  label: string;
  count?: number;
  /** such boxes stand there already: no wait */
  isAtOnce?: boolean;
}

/** Rows on their way, first download only: the same boxes as the rows they stand for. */
export function SkeletonRows({ label, count = 4, isAtOnce = false }: SkeletonRowsProps) {
  const [shown, setShown] = useState(isAtOnce);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), WAIT);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label}>
      {shown
        ? Array.from({ length: count }, (_, n) => n).map((n) => (
            <div key={n} className="grid grid-cols-[1.75rem_1fr] gap-3 px-4 py-3.5 dense:py-2">
              <Skeleton className="h-5" />
              <div>
                <Skeleton className="h-3 w-28" />
                <Skeleton className={`mt-2.5 h-3.75 ${widths[n % widths.length] ?? 'w-7/12'}`} />
                <Skeleton className="mt-2.5 h-3 w-5/12 dense:hidden" />
              </div>
            </div>
          ))
        : null}
    </div>
  );
}
