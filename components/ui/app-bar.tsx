'use client';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';

export interface AppBarProps {
  /** back, in the word of the place it leads to */
  back?: { label: string; href?: string; onPress?: () => void };
  /** before the title instead of back, such as a close button */
  start?: ReactNode;
  title?: ReactNode;
  /** sync chip, more */
  end?: ReactNode;
  /** the ground it sticks to */
  ground?: 'surface' | 'canvas';
  className?: string;
}

const backStyle =
  'inline-flex h-11 min-w-0 items-center gap-0.5 rounded-btn ps-1.5 pe-2.5 text-md text-accent data-pressed:bg-fill dense:h-8 dense:text-sm';

/** The bar on top of a screen: where back leads, and what is always at hand. */
export function AppBar({ back, start, title, end, ground = 'surface', className = '' }: AppBarProps) {
  const words = back ? (
    <>
      <ChevronLeft className="size-6 rtl:-scale-x-100 dense:size-5" />
      <span className="truncate">{back.label}</span>
    </>
  ) : null;
  return (
    <header
      className={`sticky top-0 z-20 pt-safe ${ground === 'canvas' ? 'bg-canvas' : 'bg-surface'} ${className}`}
    >
      <div className="flex min-h-12 items-center gap-0.5 px-1.5 desk:min-h-14 desk:py-1.5">
        {back?.href ? (
          <AriaLink href={back.href} className={backStyle}>
            {words}
          </AriaLink>
        ) : back ? (
          <AriaButton onPress={back.onPress} className={backStyle}>
            {words}
          </AriaButton>
        ) : null}
        {start}
        {title ? <span className="ms-1 min-w-0 truncate text-md font-semibold">{title}</span> : null}
        <span className="flex-1" />
        {end}
      </div>
    </header>
  );
}

export interface PageTitleProps {
  children: ReactNode;
  detail?: ReactNode;
  end?: ReactNode;
  className?: string;
}

/** The name of the screen, 28 px, with at most one thing beside it. */
export function PageTitle({ children, detail, end, className = '' }: PageTitleProps) {
  return (
    <div className={className}>
      <div className="flex min-h-13 flex-wrap items-center justify-between gap-x-3">
        <h1 className="h-page min-w-0">{children}</h1>
        {end}
      </div>
      {detail ? <p className="text-base text-ink-2">{detail}</p> : null}
    </div>
  );
}
