import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon: ReactNode;
  /** what is true */
  title: ReactNode;
  /** one sentence with the next useful fact */
  children?: ReactNode;
  /** 1 where nothing else on the page is its heading */
  level?: 1 | 2;
  action?: ReactNode;
  second?: ReactNode;
  className?: string;
}

/** Nothing here: what is true, what is next, one button. */
export function EmptyState({
  icon,
  title,
  children,
  level = 2,
  action,
  second,
  className = '',
}: EmptyStateProps) {
  const Tag = `h${level}` as const;
  return (
    <div className={`flex flex-col items-center justify-center px-10 py-8 text-center ${className}`}>
      <span className="text-ink-3 [&_.lucide]:size-10 [&_.lucide]:stroke-[1.5]">{icon}</span>
      <Tag className="h-sheet mt-3">{title}</Tag>
      {children ? (
        <p className="mt-1.5 max-w-90 text-base text-balance text-ink-2 dense:text-sm">{children}</p>
      ) : null}
      {action ? <div className="mt-5">{action}</div> : null}
      {second ? <div className="mt-1">{second}</div> : null}
    </div>
  );
}
