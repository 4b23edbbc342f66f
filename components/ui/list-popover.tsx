'use client';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';

/** Ground and motion of everything that pops up beside its trigger. */
export const popoverStyle = [
  'z-50 overflow-auto rounded-group bg-raised text-ink shadow-float outline-none',
  'transition-[opacity,translate] duration-quick ease-enter data-entering:opacity-0 data-exiting:opacity-0',
  'motion-safe:data-entering:-translate-y-1 forced-colors:border',
].join(' ');

/** One line of a list or menu: 44 to the finger, 32 on the desk. */
export const lineStyle = [
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-ctl px-3 text-base outline-none select-none',
  'data-focused:bg-fill data-disabled:cursor-not-allowed data-disabled:text-ink-3',
  'dense:min-h-8 dense:gap-2.5 dense:px-2.5 dense:text-sm [&_.lucide]:size-4.5 dense:[&_.lucide]:size-4',
].join(' ');

export interface Option<T extends string> {
  id: T;
  label: string;
  detail?: string;
  icon?: ReactNode;
}

interface OptionListProps<T extends string> extends Pick<PopoverProps, 'placement'> {
  options: ReadonlyArray<Option<T>>;
  emptyText?: string;
}

/** The list that opens below a choice field. The chosen line has a tick. */
export function OptionPopover<T extends string>({
  options,
  emptyText,
  placement = 'bottom start',
}: OptionListProps<T>) {
  return (
    <Popover
      placement={placement}
      offset={4}
      className={`${popoverStyle} max-w-[calc(100vw-1rem)] min-w-(--trigger-width)`}
    >
      <ListBox
        items={options}
        className="max-h-[min(24rem,60dvh)] overflow-auto p-1 outline-none"
        renderEmptyState={
          emptyText ? () => <p className="px-3 py-2.5 text-sm text-ink-3">{emptyText}</p> : undefined
        }
      >
        {(o) => (
          <ListBoxItem
            id={o.id}
            textValue={o.label}
            className={`group ${lineStyle} data-selected:font-semibold`}
          >
            {o.icon ? <span className="text-ink-2">{o.icon}</span> : null}
            <span className="min-w-0 flex-1 py-1.5" dir="auto">
              {o.label}
              {o.detail ? (
                <span className="block text-sm font-regular text-ink-3 dense:text-xs">{o.detail}</span>
              ) : null}
            </span>
            <Check
              className="invisible text-accent group-data-selected:visible"
              style={{ strokeWidth: 2.5 }}
            />
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
