import { CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';

/** The sign of what exists on this device only: dashed circle and words. */
export function HereWords({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={`inline-flex items-center gap-1.25 text-sm font-medium text-ink-2 [&_.lucide]:size-3.5 ${className}`}
    >
      <CircleDashed />
      {children}
    </span>
  );
}
