'use client';
import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';

export interface TabStripProps<T extends string> {
  label: string;
  value: T;
  /** not needed when every tab has an href */
  onChange?: (value: T) => void;
  tabs: ReadonlyArray<{ id: T; label: string; count?: number; href?: string }>;
  className?: string;
}

const tab =
  'relative -mb-px flex h-11 flex-none items-center gap-2 border-b-2 -outline-offset-2 text-base whitespace-nowrap dense:h-9 dense:text-sm';
const look = (on: boolean) =>
  on
    ? 'border-accent font-semibold text-ink'
    : 'border-transparent font-medium text-ink-2 data-hovered:text-ink';

/** Saved views as underlined words: places, so they are links when they have an address. */
export function TabStrip<T extends string>({
  label,
  value,
  onChange,
  tabs,
  className = '',
}: TabStripProps<T>) {
  const strip = useRef<HTMLElement>(null);
  // On a narrow screen the current one may stand beyond the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is current then
  useEffect(() => {
    const nav = strip.current;
    const current = nav?.querySelector('[aria-current]');
    if (!nav || !current) return;
    const [room, own] = [nav.getBoundingClientRect(), current.getBoundingClientRect()];
    nav.scrollLeft += own.left + own.width / 2 - room.left - room.width / 2;
  }, [value]);
  return (
    <nav
      ref={strip}
      aria-label={label}
      className={`num slide-x flex gap-5 border-b border-line pb-px ${className}`}
    >
      {tabs.map((t) => {
        const on = t.id === value;
        const words = (
          <>
            {t.label}
            {t.count === undefined ? null : <span className="font-medium text-ink-3">{t.count}</span>}
          </>
        );
        return t.href ? (
          <AriaLink
            key={t.id}
            href={t.href}
            aria-current={on ? 'page' : undefined}
            className={`${tab} ${look(on)}`}
          >
            {words}
          </AriaLink>
        ) : (
          <AriaButton
            key={t.id}
            aria-current={on ? 'true' : undefined}
            onPress={() => onChange?.(t.id)}
            className={`${tab} ${look(on)}`}
          >
            {words}
          </AriaButton>
        );
      })}
    </nav>
  );
}
