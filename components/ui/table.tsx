import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { SortHead } from './sort-head';

/** A table of the desk; it scrolls sideways in its own box where the window is too narrow. */
export function Table({
  label,
  children,
  className = '',
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div className={`overflow-x-auto ${className}`}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-sm">
        {children}
      </table>
    </div>
  );
}

/** The head; stays in view while the rows scroll. */
export function THead({ children }: { children: ReactNode }) {
  return (
    <thead className="sticky top-0 z-10 bg-surface">
      <tr>{children}</tr>
    </thead>
  );
}

export interface ThProps {
  children?: ReactNode;
  align?: 'start' | 'end';
  /** give it to make the column sortable: its direction now, or null */
  sort?: 'asc' | 'desc' | null;
  /** where pressing it leads (server pages), or what it does (client tables) */
  sortHref?: string;
  onSort?: () => void;
  className?: string;
}

/** A column's name, with an arrow beside the word when the rows stand in its order. */
export function Th({ children, align = 'start', sort, sortHref, onSort, className = '' }: ThProps) {
  const arrow =
    sort === 'asc' ? (
      <ArrowUp className="size-3.5" />
    ) : sort === 'desc' ? (
      <ArrowDown className="size-3.5" />
    ) : null;
  const aria =
    sort === 'asc' ? 'ascending' : sort === 'desc' ? 'descending' : sort === null ? 'none' : undefined;
  const words = (
    <span className={`inline-flex items-center gap-1 ${sort ? 'text-ink' : ''}`}>
      {children}
      {arrow}
    </span>
  );
  return (
    <th
      scope="col"
      aria-sort={aria}
      className={`border-b border-line p-2 text-xs font-medium whitespace-nowrap text-ink-3 first:ps-gutter last:pe-gutter ${align === 'end' ? 'text-end' : 'text-start'} ${className}`}
    >
      {sort === undefined ? (
        words
      ) : (
        <SortHead href={sortHref} onSort={onSort}>
          {words}
        </SortHead>
      )}
    </th>
  );
}

export interface TrProps extends Omit<ComponentProps<'tr'>, 'className'> {
  /** where the keyboard is: fill, and a 3 px bar at the start */
  isCursor?: boolean;
  isSelected?: boolean;
}

/** A row. The cursor and the selection are two things; both can be true. */
export function Tr({ isCursor, isSelected, children, ...rest }: TrProps) {
  const ground = isSelected ? 'bg-accent-soft' : isCursor ? 'bg-fill' : 'pointer-fine:hover:bg-canvas';
  const cursor = isCursor
    ? '[&>td:first-child]:shadow-[inset_3px_0_0_var(--accent)] rtl:[&>td:first-child]:shadow-[inset_-3px_0_0_var(--accent)]'
    : '';
  return (
    <tr
      {...rest}
      aria-selected={isSelected}
      data-cursor={isCursor || undefined}
      className={`${ground} ${cursor}`}
    >
      {children}
    </tr>
  );
}

export interface TdProps extends Omit<ComponentProps<'td'>, 'className' | 'align'> {
  align?: 'start' | 'end';
  /** takes the room that is left, and cuts its text rather than widening the table */
  grow?: boolean;
  className?: string;
}

/** A cell: 36 high on the desk, 44 where fingers point. */
export function Td({ align = 'start', grow, children, className = '', ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={`h-11 border-b border-line px-2 align-middle whitespace-nowrap first:ps-gutter last:pe-gutter dense:h-9 roomy:h-11 ${align === 'end' ? 'num text-end' : ''} ${grow ? 'w-full max-w-0 truncate' : ''} ${className}`}
    >
      {children}
    </td>
  );
}
