'use client';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';

interface FigureLinkProps {
  href: string;
  label?: string;
  /** all of the nearest `relative` box leads there; links that stand in it later stay their own */
  whole?: boolean;
  children: ReactNode;
}

/** A link that looks like the text it is, until a pointer comes. */
export function FigureLink({ href, label, whole, children }: FigureLinkProps) {
  return (
    <Link
      href={href}
      aria-label={label}
      className={`rounded-tag after:absolute data-hovered:text-accent data-hovered:underline data-pressed:underline ${whole ? 'after:inset-0' : 'relative after:-inset-x-1 after:-inset-y-2'}`}
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

/** One number that matters, with its meaning below. All of it opens the tickets behind it. */
export function KeyFigure({ name, value, href, children }: KeyFigureProps) {
  return (
    <div className="relative min-w-0 px-4 py-4 desk:px-6 desk:py-4.5">
      <dt className="text-sm font-medium text-ink-2">{name}</dt>
      <dd className="num mt-1 text-2xl font-semibold tracking-[-0.025em]">
        <FigureLink href={href} whole>
          {value}
        </FigureLink>
      </dd>
      <dd className="num mt-1 text-sm text-balance text-ink-3">{children}</dd>
    </div>
  );
}
