'use client';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { ButtonContext } from 'react-aria-components/Button';
import { later, useOnceOpen } from './later';
import type { MenuListProps } from './menu-list';

const MenuList = later(() => import('./menu-list').then((part) => part.MenuList));

export interface MenuProps extends Pick<MenuListProps, 'label' | 'items' | 'header' | 'placement'> {
  /** a Button or IconButton */
  trigger: ReactNode;
}

/** More things to do with what is in front of you. */
export function Menu({ trigger, ...list }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [focus, setFocus] = useState<MenuListProps['focus']>('list');
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const once = useOnceOpen(isOpen);
  const open = (on: MenuListProps['focus']) => {
    setFocus(on);
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  return (
    <>
      <ButtonContext
        value={{
          ref: button,
          isPressed: isOpen,
          'aria-haspopup': 'menu',
          'aria-expanded': isOpen,
          'aria-controls': isOpen ? id : undefined,
          onPress: ({ pointerType }) =>
            open(pointerType === 'keyboard' || pointerType === 'virtual' ? 'first' : 'list'),
          onKeyDown,
        }}
      >
        {trigger}
      </ButtonContext>
      {once ? (
        <MenuList
          {...list}
          id={id}
          triggerRef={button}
          isOpen={isOpen}
          focus={focus}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
