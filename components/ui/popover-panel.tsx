'use client';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { popoverStyle } from './list-popover';

export interface PopoverPanelProps {
  /** a Button or IconButton */
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  placement?: PopoverProps['placement'];
}

/** A small panel beside its trigger, for reading or a short choice. */
export function PopoverPanel({ trigger, label, children, placement = 'bottom end' }: PopoverPanelProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover placement={placement} offset={6} className={`${popoverStyle} max-w-[calc(100vw-1rem)]`}>
        <Dialog aria-label={label} className="p-4 outline-none">
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
