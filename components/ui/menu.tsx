'use client';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
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

export interface MenuProps {
  /** a Button or IconButton */
  trigger: ReactNode;
  label: string;
  items: ReadonlyArray<MenuEntry>;
  /** quietly on top, such as the name of the person */
  header?: ReactNode;
  placement?: PopoverProps['placement'];
}

/** More things to do with what is in front of you. */
export function Menu({ trigger, label, items, header, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement={placement}
        offset={6}
        className={`${popoverStyle} max-w-[calc(100vw-1rem)] min-w-56`}
      >
        {header ? <div className="border-b border-line px-4 py-3 text-sm text-ink-3">{header}</div> : null}
        <AriaMenu aria-label={label} className="p-1 outline-none">
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
    </MenuTrigger>
  );
}
