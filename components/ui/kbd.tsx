import type { ReactNode } from 'react';

/** A key cap. Hidden where there is no fine pointer, because there is no keyboard to press. */
export function Kbd({ children, onAccent }: { children: ReactNode; onAccent?: boolean }) {
  const look = onAccent
    ? 'ring-1 ring-current/30 ring-inset'
    : 'bg-surface text-ink-2 ring-1 ring-fill-2 ring-inset';
  return (
    <kbd
      className={`hidden h-4.5 min-w-4.5 place-items-center rounded-[4px] px-1 font-sans text-[0.6875rem]/none font-medium pointer-fine:inline-grid ${look}`}
    >
      {children}
    </kbd>
  );
}
