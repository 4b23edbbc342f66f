'use client';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import { Badge } from './badge';
import { Hint } from './hint';
import { looks } from './looks';

const style = looks({
  base: [
    'relative grid flex-none place-items-center rounded-btn transition-colors duration-press ease-linear',
    'data-pressed:bg-fill dense:rounded-ctl dense:data-hovered:bg-fill',
  ],
  variants: {
    tone: {
      plain: 'size-11 text-ink-2 dense:size-8 [&_.lucide]:size-5.5 dense:[&_.lucide]:size-4.5',
      square:
        'size-12 bg-fill text-ink data-pressed:bg-fill-2 dense:size-8 [&_.lucide]:size-5.5 dense:[&_.lucide]:size-4.5',
      accent: 'size-11 text-accent dense:size-8 [&_.lucide]:size-5 dense:[&_.lucide]:size-4.5',
    },
    off: { true: 'opacity-40' },
  },
  otherwise: { tone: 'plain' },
});

interface Looks {
  icon: ReactNode;
  /** read by screen readers and shown as a tooltip to a pointer */
  label: string;
  tone?: keyof typeof style.variants.tone;
  badge?: number;
  className?: string;
}

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'>,
    Looks {}

/** An icon alone: only where its meaning is universal (close, more, camera, back). */
export function IconButton({ icon, label, tone, badge, className, ...rest }: IconButtonProps) {
  return (
    <Hint label={label}>
      <AriaButton {...rest} aria-label={label} className={style({ tone, off: rest.isDisabled, className })}>
        {icon}
        <Count value={badge} />
      </AriaButton>
    </Hint>
  );
}

export interface IconLinkProps
  extends Omit<AriaLinkProps, 'className' | 'children' | 'style' | 'aria-label'>,
    Looks {}

/** The same, for a place to go (call a number, open a page). */
export function IconLink({ icon, label, tone, badge, className, ...rest }: IconLinkProps) {
  return (
    <Hint label={label}>
      <AriaLink {...rest} aria-label={label} className={style({ tone, className })}>
        {icon}
        <Count value={badge} />
      </AriaLink>
    </Hint>
  );
}

function Count({ value }: { value: number | undefined }) {
  if (!value) return null;
  return (
    <span className="absolute -end-0.5 -top-0.5">
      <Badge count={value} />
    </span>
  );
}
