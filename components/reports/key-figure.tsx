'use client';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';

/** A link that looks like the text it is, until a pointer comes. */
export function FigureLink({ href, label, children }: { href: string; label?: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-label={label}
      className="relative rounded-tag after:absolute after:-inset-x-1 after:-inset-y-2 data-hovered:text-accent data-hovered:underline data-pressed:underline"
    >
      {children}
    </Link>
  );
}

export interface KeyFigureProps {
  name: string;
  value: ReactNode;
  /** the list behind the figure */
  href: string;
  /** what the figure means */
  children: ReactNode;
}

/** One number that matters, with its meaning below. The number opens the tickets behind it. */
export function KeyFigure({ name, value, href, children }: KeyFigureProps) {
  return (
    <div className="min-w-0 px-4 py-4 desk:px-6 desk:py-4.5">
      <dt className="text-sm font-medium text-ink-2">{name}</dt>
      <dd className="num mt-1 text-2xl font-semibold tracking-[-0.025em]">
        <FigureLink href={href}>{value}</FigureLink>
      </dd>
      <dd className="num mt-1 text-sm text-balance text-ink-3">{children}</dd>
    </div>
  );
}
