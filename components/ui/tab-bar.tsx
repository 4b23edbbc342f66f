'use client';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';
import { Badge } from './badge';

export interface TabBarItem {
  id: string;
  label: string;
  icon: ReactNode;
  href?: string;
  onPress?: () => void;
  badge?: number;
  /** the count in words, for screen readers */
  badgeLabel?: string;
}

export interface TabBarProps {
  label: string;
  current: string | null;
  items: ReadonlyArray<TabBarItem>;
}

/** The places at the bottom of the phone. Gives way to the sidebar on a wide screen and to the action bar on a detail. */
export function TabBar({ label, current, items }: TabBarProps) {
  return (
    <nav
      aria-label={label}
      className="sticky bottom-0 z-20 border-t border-line bg-surface px-1.5 pt-1.5 pb-safe desk:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {items.map((item) => (
          <li key={item.id}>
            <Place item={item} on={item.id === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Place({ item, on }: { item: TabBarItem; on: boolean }) {
  const style = `relative flex h-12.5 w-full flex-col items-center justify-center gap-0.75 rounded-ctl text-xs -outline-offset-2 data-pressed:bg-fill [&_.lucide]:size-6 ${on ? 'font-semibold text-accent [&_.lucide]:stroke-2' : 'font-medium text-ink-3'}`;
  const inner = (
    <>
      {item.icon}
      <span className="max-w-full truncate">{item.label}</span>
      {item.badge ? (
        <span className="absolute start-[calc(50%+5px)] -top-px">
          <Badge count={item.badge} label={item.badgeLabel} />
        </span>
      ) : null}
    </>
  );
  if (item.href) {
    return (
      <AriaLink href={item.href} aria-current={on ? 'page' : undefined} className={style}>
        {inner}
      </AriaLink>
    );
  }
  return (
    <AriaButton onPress={item.onPress} className={style}>
      {inner}
    </AriaButton>
  );
}
