import type { ReactNode } from 'react';
import { LiveSign } from './live-sign';

export interface TopbarProps {
  title: string;
  /** quietly beside the title */
  count?: number;
  /** without the line below, where tabs follow */
  open?: boolean;
  children?: ReactNode;
}

/** Title and live sign, then the controls of the page. 56 high; on the phone the controls stand in a line of their own. */
export function Topbar({ title, count, open, children }: TopbarProps) {
  return (
    <header
      className={`flex min-h-14 flex-wrap items-center gap-x-2.5 gap-y-2 bg-surface px-4 py-2 pt-[max(0.5rem,env(safe-area-inset-top))] text-sm desk:px-6 ${open ? '' : 'border-b border-line'}`}
    >
      <title>{`${title} · Holdfast`}</title>
      <h1 className="text-lg font-semibold tracking-[-0.012em]">{title}</h1>
      {count === undefined ? null : <span className="num mt-0.5 text-ink-3">{count}</span>}
      <span className="ms-2 flex-1">
        <LiveSign />
      </span>
      {children ? <div className="flex w-full gap-2 desk:w-auto">{children}</div> : null}
    </header>
  );
}
