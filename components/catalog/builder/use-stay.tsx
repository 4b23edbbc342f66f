'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

/**
 * Asks before a page with unsaved work is left: by the browser, which asks in its own words, or by a link of the app.
 * @returns where somebody wants to go, null: nowhere
 */
export function useStay(isUnsaved: boolean) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  const leaves = useRef(false);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!leaves.current) event.preventDefault();
    };
    const stop = (event: MouseEvent) => {
      const href = linkOf(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(href);
    };
    addEventListener('beforeunload', ask);
    // Before any link hears of it.
    addEventListener('click', stop, true);
    return () => {
      removeEventListener('beforeunload', ask);
      removeEventListener('click', stop, true);
    };
  }, [isUnsaved]);
  const leave = () => {
    if (!wanted) return;
    leaves.current = true;
    if (wanted.startsWith('/desk')) router.push(wanted);
    else location.assign(wanted);
  };
  return { wanted, stay: () => setWanted(null), leave };
}

/** Where a press leads in this tab; null: nowhere. */
function linkOf(event: MouseEvent): string | null {
  const isOther = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (isOther || !link || link.target === '_blank' || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : link.pathname + link.search + link.hash;
}
