'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { isTyping } from '#components/ui/is-typing';

/** Sidebar and page. The sidebar gives its words away where a ticket stands beside the list. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const path = usePathname();
  const folded = useSearchParams().has('ticket') && path === '/desk/tickets';
  useGoKeys();
  return (
    <div
      data-folded={folded || undefined}
      className="flex min-h-dvh flex-col bg-surface desk:grid desk:grid-cols-[3.5625rem_minmax(0,1fr)] unfolded:grid-cols-[14rem_minmax(0,1fr)]"
    >
      {children}
    </div>
  );
}

/** Where the second key after G leads. */
const PLACES: Readonly<Record<string, string>> = {
  d: '/desk',
  t: '/desk/tickets',
  p: '/desk/dispatch',
};
/** The second key comes within this time, ms. */
const SOON = 1_200;

/** G, then D, T or P. The second key is taken before any page sees it. */
function useGoKeys(): void {
  const router = useRouter();
  useEffect(() => {
    let began = Number.NEGATIVE_INFINITY;
    const act = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const isSecond = event.timeStamp - began < SOON;
      const place = isSecond ? PLACES[event.key] : undefined;
      began = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!place) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      router.push(place);
    };
    document.addEventListener('keydown', act, { capture: true });
    return () => document.removeEventListener('keydown', act, { capture: true });
  }, [router]);
}
