'use client';
import { type ReactNode, useRef } from 'react';
import { UNSAFE_PortalProvider } from 'react-aria/PortalProvider';

export interface DeskDensityProps {
  comfortable?: boolean;
  children: ReactNode;
  className?: string;
}

/**
 * Desk measures for everything inside, sheets and menus included: those are drawn into this element, because the
 * measures are inherited from it. They hold from 1024 px and for a fine pointer; elsewhere it changes nothing.
 */
export function DeskDensity({ comfortable, children, className }: DeskDensityProps) {
  const overlays = useRef<HTMLDivElement>(null);
  return (
    <div data-density={comfortable ? 'desk-comfortable' : 'desk'} className={className}>
      <UNSAFE_PortalProvider getContainer={() => overlays.current}>{children}</UNSAFE_PortalProvider>
      <div ref={overlays} />
    </div>
  );
}
