'use client';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';

const style =
  'relative rounded-tag after:absolute after:-inset-x-2 after:-inset-y-3.5 data-hovered:text-ink dense:after:-inset-y-2';

/** The pressable part of a sortable column's name. */
export function SortHead({
  href,
  onSort,
  children,
}: {
  href?: string;
  onSort?: () => void;
  children: ReactNode;
}) {
  return href ? (
    <AriaLink href={href} className={style}>
      {children}
    </AriaLink>
  ) : (
    <AriaButton onPress={onSort} className={style}>
      {children}
    </AriaButton>
  );
}
