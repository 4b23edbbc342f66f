'use client';
import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';

export interface TextLinkProps extends Omit<AriaLinkProps, 'className' | 'children' | 'style'> {
  strong?: boolean;
  className?: string;
  children: ReactNode;
}

/** A link in running text. On its own line it draws its words and takes 44 px of touch through padding that costs no room. */
export function TextLink({ strong, className = '', children, ...rest }: TextLinkProps) {
  return (
    <AriaLink
      {...rest}
      className={`relative rounded-tag text-accent after:absolute after:-inset-x-1 after:-top-4 after:-bottom-2.5 data-hovered:underline data-pressed:underline dense:after:-inset-y-1 ${strong ? 'font-semibold' : 'font-medium'} ${className}`}
    >
      {children}
    </AriaLink>
  );
}
