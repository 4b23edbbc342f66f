import type { ReactNode } from 'react';

export interface ActionBarProps {
  /** one primary that takes the room (`className="flex-1"`), then square icon buttons */
  children: ReactNode;
  /** one line above: what will be promised or done */
  note?: ReactNode;
}

/** What can be done here, at the bottom under the thumb. */
export function ActionBar({ children, note }: ActionBarProps) {
  return (
    <div className="sticky bottom-0 z-20 border-t border-line bg-surface px-4 pt-2.5 pb-safe">
      {note ? <div className="flex items-center gap-2.5 pb-2.5 text-base text-ink-2">{note}</div> : null}
      <div className="flex flex-wrap gap-2 pb-2.5 [&>:first-child]:min-w-[min(100%,10rem)]">{children}</div>
    </div>
  );
}
