import type { ReactNode } from 'react';

/**
 * Speaks its text when the text changes. Mount it once and keep it mounted: a region that appears together with its
 * text is not read by every screen reader.
 */
export function LiveRegion({ children, urgent }: { children: ReactNode; urgent?: boolean }) {
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      aria-live={urgent ? 'assertive' : 'polite'}
      aria-atomic
      className="sr-only"
    >
      {children}
    </div>
  );
}
