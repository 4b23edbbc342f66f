'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { navigate, useRoute } from '#client/platform/navigate';

/** The address follows when nothing was typed for so long, ms: the whole app looks at it. */
const REST = 300;

/**
 * What stands in the box. The address says it too, so that Back returns to what was found; but a letter does not wait
 * for that. `keep` writes it at once: call it before the place is left.
 */
export function useTyped(): { typed: string; onType(text: string): void; keep(): void } {
  const { path, params } = useRoute();
  const inAddress = params.get('q') ?? '';
  const [typed, setTyped] = useState(inAddress);
  const written = useRef(inAddress);
  const latest = useRef(typed);
  latest.current = typed;
  // Changed by somebody else: by Back, or a link.
  useEffect(() => {
    if (path !== '/app/search' || inAddress === written.current) return;
    written.current = inAddress;
    setTyped(inAddress);
  }, [path, inAddress]);
  const keep = useCallback(() => {
    const text = latest.current;
    if (text === written.current) return;
    written.current = text;
    navigate(text === '' ? '/app/search' : `/app/search?q=${encodeURIComponent(text)}`, { replace: true });
  }, []);
  useEffect(() => {
    if (typed === written.current) return;
    const timer = setTimeout(keep, REST);
    return () => clearTimeout(timer);
  }, [typed, keep]);
  return { typed, onType: setTyped, keep };
}
