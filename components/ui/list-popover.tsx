'use client';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
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
  /** heading it stands under; those without come first */
  group?: string;
}

interface OptionListProps<T extends string> extends Pick<PopoverProps, 'placement'> {
  options: ReadonlyArray<Option<T>>;
  emptyText?: string;
}

/** One line of the list. */
function Line<T extends string>({ option: o }: { option: Option<T> }) {
  return (
    <ListBoxItem id={o.id} textValue={o.label} className={`group ${lineStyle} data-selected:font-semibold`}>
      {o.icon ? <span className="text-ink-2">{o.icon}</span> : null}
      <span className="min-w-0 flex-1 py-1.5" dir="auto">
        {o.label}
        {o.detail ? (
          <span className="block text-sm font-regular text-ink-3 dense:text-xs">{o.detail}</span>
        ) : null}
      </span>
      <Check className="invisible text-accent group-data-selected:visible" style={{ strokeWidth: 2.5 }} />
    </ListBoxItem>
  );
}

/** Lines by the heading they stand under, in the order given. */
function sections<T extends string>(options: ReadonlyArray<Option<T>>): [string, Option<T>[]][] {
  const groups = new Map<string, Option<T>[]>();
  for (const option of options) {
    const group = option.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups];
}

/** The list that opens below a choice field. The chosen line has a tick. */
export function OptionPopover<T extends string>({
  options,
  emptyText,
  placement = 'bottom start',
}: OptionListProps<T>) {
  const look = {
    className: 'max-h-[min(24rem,60dvh)] overflow-auto p-1 outline-none',
    renderEmptyState: emptyText
      ? () => <p className="px-3 py-2.5 text-sm text-ink-3">{emptyText}</p>
      : undefined,
  };
  return (
    <Popover
      placement={placement}
      offset={4}
      className={`${popoverStyle} max-w-[calc(100vw-1rem)] min-w-(--trigger-width)`}
    >
      {options.some(({ group }) => group) ? (
        <ListBox {...look}>
          {sections(options).map(([group, lines]) =>
            group === '' ? (
              lines.map((o) => <Line key={o.id} option={o} />)
            ) : (
              <ListBoxSection key={group} id={`group ${group}`}>
                <Header dir="auto" className="px-3 pt-3 pb-1 text-sm font-semibold text-ink-2 dense:text-xs">
                  {group}
                </Header>
                {lines.map((o) => (
                  <Line key={o.id} option={o} />
                ))}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      ) : (
        <ListBox items={options} {...look}>
          {(o) => <Line option={o} />}
        </ListBox>
      )}
    </Popover>
  );
}
