'use client';
import type { ReactNode, RefObject } from 'react';
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { Kbd } from './kbd';
import { lineStyle, popoverStyle } from './list-popover';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  /** why it is not possible, or what it means */
  detail?: string;
  kbd?: string;
  tone?: 'danger';
  href?: string;
  isDisabled?: boolean;
  onAction?: () => void;
}

export interface MenuListProps {
  label: string;
  items: ReadonlyArray<MenuEntry>;
  /** quietly on top, such as the name of the person */
  header?: ReactNode;
  placement?: PopoverProps['placement'];
  id: string;
  triggerRef: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onClose: () => void;
  /** what has the focus at first: the list itself, or its first or last line when it was opened by a key */
  focus: 'list' | 'first' | 'last';
}

/** What Menu opens. */
export function MenuList({ placement = 'bottom end', ...props }: MenuListProps) {
  const { id, triggerRef, isOpen, onClose, focus, label, items, header } = props;
  return (
    <Popover
      trigger="MenuTrigger"
      aria-label={label}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement={placement}
      offset={6}
      className={`${popoverStyle} max-w-[calc(100vw-1rem)] min-w-56`}
    >
      {header ? <div className="border-b border-line px-4 py-3 text-sm text-ink-3">{header}</div> : null}
      <AriaMenu
        id={id}
        aria-label={label}
        autoFocus={focus === 'list' ? true : focus}
        onClose={onClose}
        className="p-1 outline-none"
      >
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            href={item.href}
            isDisabled={item.isDisabled}
            onAction={item.onAction}
            className={`${lineStyle} ${item.tone === 'danger' ? 'text-danger' : 'text-ink'}`}
          >
            {item.icon ? (
              <span className={item.tone === 'danger' ? '' : 'text-ink-2'}>{item.icon}</span>
            ) : null}
            <span className="min-w-0 flex-1 py-1.5">
              {item.label}
              {item.detail ? (
                <span className="block text-sm text-ink-3 dense:text-xs">{item.detail}</span>
              ) : null}
            </span>
            {item.kbd ? <Kbd>{item.kbd}</Kbd> : null}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
