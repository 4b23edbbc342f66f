import type { ReactNode } from 'react';

/**
 * What can be done on a screen that is filled in or followed: at the bottom under the thumb on the phone, and simply
 * the end of the column on a wide screen.
 */
export function FootBar({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div
      className={`sticky bottom-0 z-20 border-t border-line bg-surface px-gutter pt-2.5 pb-safe desk:static desk:mx-auto desk:w-full desk:border-0 desk:bg-transparent desk:pt-0 desk:pb-8 ${wide ? 'desk:max-w-200' : 'desk:max-w-160'}`}
    >
      <div className="pb-2.5">{children}</div>
    </div>
  );
}
