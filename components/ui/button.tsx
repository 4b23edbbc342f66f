'use client';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import { type ButtonSize, type ButtonTone, buttonStyle } from './button-style';
import { Kbd } from './kbd';

interface Looks {
  tone?: ButtonTone;
  size?: ButtonSize;
  block?: boolean;
  icon?: ReactNode;
  iconEnd?: ReactNode;
  /** the key that does the same, shown on the desk only */
  kbd?: string;
  className?: string;
  children?: ReactNode;
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'>, Looks {
  /** Not allowed yet: shows a lock and stays pressable, so that pressing can say why. */
  locked?: boolean;
}

/** A verb. Never shows a spinner: local work is done in the same frame. */
export function Button({
  tone,
  size,
  block,
  icon,
  iconEnd,
  kbd,
  className,
  children,
  locked,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-disabled={locked || undefined}
      className={buttonStyle({
        tone: locked ? 'locked' : tone,
        size,
        block,
        off: rest.isDisabled,
        className,
      })}
    >
      <Inside icon={locked ? <Lock /> : icon} iconEnd={iconEnd} kbd={kbd}>
        {children}
      </Inside>
    </AriaButton>
  );
}

export interface ButtonLinkProps extends Omit<AriaLinkProps, 'className' | 'children' | 'style'>, Looks {}

/** A place to go that deserves the weight of a button. */
export function ButtonLink({
  tone,
  size,
  block,
  icon,
  iconEnd,
  kbd,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <AriaLink {...rest} className={buttonStyle({ tone, size, block, className })}>
      <Inside icon={icon} iconEnd={iconEnd} kbd={kbd}>
        {children}
      </Inside>
    </AriaLink>
  );
}

function Inside({ icon, iconEnd, kbd, children }: Pick<Looks, 'icon' | 'iconEnd' | 'kbd' | 'children'>) {
  return (
    <>
      {icon}
      <span className="min-w-0">{children}</span>
      {iconEnd}
      {kbd ? <Kbd onAccent>{kbd}</Kbd> : null}
    </>
  );
}
