'use client';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';
import { looks } from './looks';
import { SectionHeading } from './section-heading';

export interface GroupProps {
  /** stands outside, above, in line with the row text */
  title?: ReactNode;
  /** at the end of the title's line */
  end?: ReactNode;
  /** its name as a region when it has no title */
  label?: string;
  children: ReactNode;
  className?: string;
}

/** White ground on canvas: settings, facts, forms. Nothing inside but hairlines. */
export function Group({ title, end, label, children, className = '' }: GroupProps) {
  return (
    <section aria-label={label} className={className}>
      {title ? (
        <SectionHeading end={end} inset>
          {title}
        </SectionHeading>
      ) : null}
      <div className="overflow-hidden rounded-group bg-surface forced-colors:border">{children}</div>
    </section>
  );
}

/** Free content inside a group, with its padding. */
export function GroupBlock({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`p-4 ${className}`}>{children}</div>;
}

const row = looks({
  base: 'group/row relative flex min-h-12 w-full gap-3 px-4 py-2.75 text-start text-base -outline-offset-2 dense:min-h-9 dense:py-1.75 dense:text-sm not-first:before:absolute not-first:before:end-0 not-first:before:top-0 not-first:before:h-px not-first:before:bg-line [&>.lucide]:mt-px [&>.lucide]:size-5 dense:[&>.lucide]:size-4',
  variants: {
    iconed: {
      true: 'not-first:before:start-12 dense:not-first:before:start-11',
      false: 'not-first:before:start-4',
    },
    press: {
      true: 'transition-colors duration-press ease-linear data-pressed:bg-fill pointer-fine:data-hovered:bg-canvas',
    },
    tone: {
      plain: '[&>.lucide]:text-ink-2',
      warn: 'bg-warn-soft [&>.lucide]:text-warn',
      danger: 'text-danger',
    },
  },
  otherwise: { tone: 'plain' },
});

export interface GroupRowProps {
  icon?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** a value or control at the end; a chevron is added by itself where the row leads on */
  end?: ReactNode;
  /** more content under the title, such as a meter or buttons */
  below?: ReactNode;
  href?: string;
  onPress?: () => void;
  tone?: 'plain' | 'warn' | 'danger';
}

/** A line in a group. With `href` or `onPress` the whole row is the target. */
export function GroupRow({ icon, title, detail, end, below, href, onPress, tone }: GroupRowProps) {
  const inner = (
    <>
      {icon}
      <span className="min-w-0 flex-1 self-center">
        <span className="flex items-center gap-3">
          <span className="min-w-0 flex-1">
            <span className={`block ${tone === 'warn' ? 'font-semibold text-warn' : ''}`}>{title}</span>
            {detail ? <span className="num block text-sm text-ink-3 dense:text-xs">{detail}</span> : null}
          </span>
          {end ? (
            <span className="num flex max-w-3/5 flex-none items-center text-end text-ink-3">{end}</span>
          ) : null}
          {href || (onPress && !end) ? (
            <ChevronRight className="size-5 text-ink-3 rtl:-scale-x-100 dense:size-4" />
          ) : null}
        </span>
        {below ? <span className="mt-2 block">{below}</span> : null}
      </span>
    </>
  );
  const look = { iconed: Boolean(icon), tone };
  if (href) {
    return (
      <AriaLink href={href} className={row({ ...look, press: true })}>
        {inner}
      </AriaLink>
    );
  }
  if (onPress) {
    return (
      <AriaButton onPress={onPress} className={row({ ...look, press: true })}>
        {inner}
      </AriaButton>
    );
  }
  return <div className={row(look)}>{inner}</div>;
}
