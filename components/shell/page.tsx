import type { ReactNode } from 'react';

export interface PageProps {
  /** stays on top: AppBar or nothing */
  bar?: ReactNode;
  children: ReactNode;
  /** stays at the bottom: ActionBar */
  foot?: ReactNode;
  /** surface to read, canvas to fill in and for settings */
  ground?: 'surface' | 'canvas';
  /** how wide the content grows on a wide screen */
  width?: 'narrow' | 'read' | 'full';
  className?: string;
}

const widths = { narrow: 'max-w-160', read: 'max-w-200', full: 'max-w-none' };

/** One screen: bar, content, foot. The document scrolls, so that the browser's own bars fold away. */
export function Page({ bar, children, foot, ground = 'surface', width = 'full', className = '' }: PageProps) {
  return (
    <div
      className={`flex min-h-full min-w-0 flex-1 flex-col ${ground === 'canvas' ? 'bg-canvas' : 'bg-surface'}`}
    >
      {bar}
      <div
        className={`mx-auto w-full flex-1 ${width === 'narrow' ? 'desk:flex-none' : ''} ${widths[width]} ${className}`}
      >
        {children}
      </div>
      {foot}
    </div>
  );
}
