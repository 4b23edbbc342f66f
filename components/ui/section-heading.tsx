import type { ReactNode } from 'react';

export interface SectionHeadingProps {
  children: ReactNode;
  count?: number;
  /** a fact or a link at the end of the line */
  end?: ReactNode;
  level?: 2 | 3;
  id?: string;
  /** in line with the row text of a group below it */
  inset?: boolean;
  className?: string;
}

/** The small heading above a list, a group or a region. */
export function SectionHeading({
  children,
  count,
  end,
  level = 2,
  id,
  inset,
  className = '',
}: SectionHeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <div className={`flex items-baseline justify-between gap-3 pb-2 ${inset ? 'px-4' : ''} ${className}`}>
      <Tag id={id} className="h-sec flex items-baseline gap-2">
        {children}
        {count === undefined ? null : <span className="num font-medium text-ink-3">{count}</span>}
      </Tag>
      {end ? <span className="num flex-none text-sm text-ink-3">{end}</span> : null}
    </div>
  );
}
